/**
 * The components, each in the states that it can be in. A new component or state gets its place here: what stands here is checked
 * for contrast, names, targets and reflow (tools/console/gallery.test.ts).
 */
import type { ReactElement } from "react"

import { Alert } from "../component/alert.tsx"
import { Badge, HealthBadge, VerdictBadge } from "../component/badge.tsx"
import { BarChart } from "../component/bar-chart.tsx"
import { Button } from "../component/button.tsx"
import { Card } from "../component/card.tsx"
import { DescriptionList } from "../component/description-list.tsx"
import { Duration, Remaining } from "../component/duration.tsx"
import { EmptyState } from "../component/empty-state.tsx"
import { Figure, Figures } from "../component/figure.tsx"
import { Moment } from "../component/moment.tsx"
import { PageTitle } from "../component/page-title.tsx"
import { Progress } from "../component/progress.tsx"
import { Tabs } from "../component/tabs.tsx"
import { Heading, Paragraph } from "../component/text.tsx"
import { Waiting } from "../component/waiting.tsx"
import { Dialogs } from "./dialogs.tsx"
import { Forms } from "./forms.tsx"
import { Tables } from "./tables.tsx"

const DAYS = Array.from({ length: 30 }, (_, day) => day + 1)

export function Gallery(): ReactElement {
  return (
    <main className="sluis-main sluis-width">
      <PageTitle
        title="Gallery of components"
        lead="Each in the states that it can be in. This is how long a first paragraph may become before it needs a second line."
        actions={<Button look="primary">Do the one thing</Button>}
      />
      <Buttons />
      <Alerts />
      <Badges />
      <Numbers />
      <Card title="Form" aside={<HealthBadge health="ok" />} actions={<Button look="primary">Save</Button>}>
        <Forms />
      </Card>
      <Tables />
      <Dialogs />
      <Tabs
        label="Views of one message"
        tabs={[
          { id: "what", label: "What it gives away", content: () => <Paragraph>The first view.</Paragraph> },
          { id: "copy", label: "What each would get", content: () => <Paragraph>The second.</Paragraph> },
          { id: "text", label: "Text", content: () => <Paragraph>The third.</Paragraph> },
        ]}
      />
      <Card title="Headings and text">
        <Heading level={3}>A heading of level three</Heading>
        <Paragraph>
          A paragraph with <a href="#a">a link in it</a>, <strong>something strong</strong> and{" "}
          <code>code</code>.
        </Paragraph>
        <Heading level={4}>A heading of level four</Heading>
        <Paragraph look="small">Something small, beside the point.</Paragraph>
        <DescriptionList
          items={[
            { term: "Arrived", details: <Moment at="2026-11-20T14:03:00Z" look="long" /> },
            { term: "Took", details: <Duration milliseconds={5_400_000} /> },
            { term: "Time left", details: <Remaining until="2000-01-01T00:00:00Z" /> },
            { term: "Address", details: "een.heel.lang.adres.dat.nergens.past@afdeling.voorbeeld.example" },
          ]}
        />
      </Card>
      <EmptyState title="No messages wait" actions={<Button look="primary">Send the example</Button>}>
        A message appears here when the policy holds it. Its sender gets a notice at the same moment.
      </EmptyState>
      <Waiting />
    </main>
  )
}

function Buttons(): ReactElement {
  return (
    <Card title="Buttons">
      <div className="sluis-cluster">
        <Button look="primary">Send individually</Button>
        <Button>Cancel</Button>
        <Button look="subtle">Show more</Button>
        <Button look="primary" icon="key">
          With an icon
        </Button>
        <Button look="primary" busy>
          Busy
        </Button>
        <Button busy>Busy too</Button>
        <Button disabled>Not now</Button>
        <Button look="primary" disabled>
          Not now either
        </Button>
        <Button look="primary" danger>
          Do not send
        </Button>
        <Button danger>Remove</Button>
        <Button look="subtle" danger>
          Remove
        </Button>
      </div>
    </Card>
  )
}

function Alerts(): ReactElement {
  return (
    <div className="sluis-stack">
      <Alert kind="info" title="Two people must agree">
        The floor asks for a second person. The privacy officer was told.
      </Alert>
      <Alert kind="ok" title="112 copies were sent">
        Each shows only its own recipient.
      </Alert>
      <Alert kind="warning" title="The certificate ends in 9 days" actions={<Button>Renew it</Button>}>
        After that, mail servers may refuse the connection.
      </Alert>
      <Alert kind="error" title="Sluis cannot be reached" actions={<Button>Try again</Button>}>
        <Paragraph>
          Check your connection and <a href="#a">read what to do</a>.
        </Paragraph>
      </Alert>
    </div>
  )
}

function Badges(): ReactElement {
  return (
    <Card title="Badges">
      <div className="sluis-cluster">
        <VerdictBadge verdict="deliver" />
        <VerdictBadge verdict="individualise" />
        <VerdictBadge verdict="hold" />
        <VerdictBadge verdict="refuse" />
        <HealthBadge health="ok" />
        <HealthBadge health="attention" />
        <HealthBadge health="wrong" />
        <Badge tone="neutral" icon="clock">
          Waits
        </Badge>
      </div>
    </Card>
  )
}

function Numbers(): ReactElement {
  return (
    <>
      <Figures>
        <Figure
          tone="accent"
          label="People not introduced to each other"
          value={12_432}
          note="In the last 30 days"
          check="Count the pairs in the ledger: 112 strangers are 112 times 111 introductions."
        />
        <Figure label="Messages that passed" value={48_210} note="In the last 30 days" />
        <Figure label="Messages that wait" value={3} />
        <Figure label="Not known yet" value={undefined} note="A moment" />
      </Figures>
      <Card>
        <BarChart
          title="What was prevented"
          summary="Most on weekdays; nothing on 15 November, when the gate stood still."
          axis="Day"
          series={[
            { id: "copies", label: "Sent individually" },
            { id: "held", label: "Held" },
            { id: "refused", label: "Refused" },
          ]}
          bars={DAYS.map((day) => ({
            id: String(day),
            label: `${day} november`,
            short: `${day} nov`,
            values: day === 15 ? [0, 0, 0] : [(day * 7) % 23, (day * 5) % 11, (day * 3) % 4],
          }))}
        />
      </Card>
      <Card title="Work">
        <Progress label="Copies are being sent" done={38} of={112} canBeLeft />
        <Progress label="The message is being read" />
      </Card>
    </>
  )
}
