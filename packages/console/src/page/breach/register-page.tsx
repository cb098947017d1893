/**
 * The register of Art. 33(5) GDPR as a file, and the figures over all files: by department and cause, and how soon people were
 * told. Small groups are told together; no figure is of a person.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useMutation } from "@tanstack/react-query"
import { causeWords } from "@sluis/core/breach/cause-words"
import { CAUSES } from "@sluis/core/breach/step"
import { capital } from "@sluis/core/breach/words"
import type { Asking, Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { call } from "../../api/client.ts"
import { useCall } from "../../api/query.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { BarChart } from "../../component/bar-chart.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Select } from "../../component/choice.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Figure } from "../../component/figure.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Progress } from "../../component/progress.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useLanguage, useWords } from "../../component/words.ts"
import { saveFile } from "./save-file.ts"

type Figures = Gives<"breaches.statistics">

export function RegisterPage(): ReactElement {
  const { t } = useLingui()
  const figures = useCall("breaches.statistics", {})
  return (
    <div className="sluis-stack">
      <p className="nl-paragraph">
        <Link to="/breaches">
          <Trans>All breaches</Trans>
        </Link>
      </p>
      <PageTitle
        title={t`Register and figures`}
        lead={
          <Trans>
            The law asks for a register of all breaches, notified or not. It is made from the files, so it is
            always up to date.
          </Trans>
        }
      />
      <Download />
      <Loaded of={figures}>{(known) => <Shown figures={known} />}</Loaded>
    </div>
  )
}

type As = NonNullable<Asking<"breaches.register">["query"]["as"]>

/** Years back that can be asked for: as long as files are kept. */
const YEARS = 6

function Download(): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const announce = useAnnounce()
  const [thisYear] = useState(() => new Date().getFullYear())
  const [year, setYear] = useState("")
  const make = useMutation({
    mutationFn: async (as: As) =>
      await call("breaches.register", {
        query: { language, as, ...(year !== "" && { year: Number(year) }) },
      }),
    onSuccess: (file) => {
      saveFile(file)
      announce(t`Saved as ${file.name}.`)
    },
  })
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back))
  return (
    <Card title={<Trans>The register</Trans>}>
      <Select
        label={<Trans>Year</Trans>}
        required
        value={year}
        options={[{ value: "", label: t`All years` }, ...years.map((each) => ({ value: each, label: each }))]}
        onChange={setYear}
      />
      <div className="sluis-cluster">
        <Button busy={make.isPending} onClick={() => make.mutate("csv")}>
          <Trans>Save as CSV</Trans>
        </Button>
        <Button busy={make.isPending} onClick={() => make.mutate("ods")}>
          <Trans>Save as spreadsheet (ODS)</Trans>
        </Button>
        <Button busy={make.isPending} onClick={() => make.mutate("pdf")}>
          <Trans>Save as PDF</Trans>
        </Button>
      </div>
      {make.isPending && <Progress label={<Trans>The register is being made</Trans>} />}
      {make.error !== null && <ProblemAlert error={make.error} />}
    </Card>
  )
}

/** The Autoriteit Persoonsgegevens found that it takes organisations three weeks on average. */
const AP_DAYS = 21

function Shown({ figures }: { readonly figures: Figures }): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const { byDepartment, byCause, daysToInform, openMeasures, smallest } = figures
  const causeName = (cause: string): string => {
    const known = CAUSES.find((each) => each === cause)
    return known === undefined ? t`Other and unknown` : capital(words(causeWords(known)))
  }
  return (
    <>
      <div className="sluis-figures-row">
        <Figure
          label={<Trans>Days until people were told, half of the files sooner</Trans>}
          value={daysToInform.median}
          note={
            daysToInform.median === undefined ? (
              <Trans>There are fewer than {smallest} files to count.</Trans>
            ) : (
              <Trans>The Autoriteit Persoonsgegevens found three weeks elsewhere.</Trans>
            )
          }
          check={
            <Paragraph>
              <Trans>
                From the moment of being certain to the first letter, over{" "}
                <Plural value={daysToInform.files} one="# file" other="# files" />.
              </Trans>
            </Paragraph>
          }
        />
        <Figure label={<Trans>Measures that are open</Trans>} value={openMeasures} />
      </div>
      {daysToInform.median !== undefined && daysToInform.longest !== undefined && (
        <Card>
          <BarChart
            title={t`Days until people were told`}
            summary={
              <Trans>
                Half of the files sooner than {i18n.number(daysToInform.median)} days; the longest took{" "}
                {i18n.number(daysToInform.longest)}.
              </Trans>
            }
            axis={t`What`}
            series={[{ id: "days", label: t`Days` }]}
            bars={[
              { id: "median", label: t`Half sooner than`, values: [daysToInform.median] },
              { id: "longest", label: t`The longest`, values: [daysToInform.longest] },
              { id: "ap", label: t`What the AP found`, values: [AP_DAYS] },
            ]}
          />
        </Card>
      )}
      <Groups
        title={t`By department`}
        axis={t`Department`}
        smallest={smallest}
        groups={byDepartment.map(({ department, ...counts }) => ({
          name: department === "" ? t`Other and unknown` : department,
          ...counts,
        }))}
      />
      <Groups
        title={t`By cause`}
        axis={t`Cause`}
        smallest={smallest}
        groups={byCause.map(({ cause, ...counts }) => ({ name: causeName(cause), ...counts }))}
      />
    </>
  )
}

type GroupsProps = {
  readonly title: string
  readonly axis: string
  readonly smallest: number
  readonly groups: readonly {
    readonly name: string
    readonly breaches: number
    readonly nearMisses: number
  }[]
}

function Groups({ title, axis, smallest, groups }: GroupsProps): ReactElement {
  const { t } = useLingui()
  return (
    <Card>
      {groups.length === 0 ? (
        <EmptyState icon="today" title={title}>
          <Trans>
            Figures appear from {smallest} files on: with fewer, they would say something about one case.
          </Trans>
        </EmptyState>
      ) : (
        <BarChart
          title={title}
          summary={
            <Trans>
              A group is shown by itself from {smallest} files on; smaller ones are added together.
            </Trans>
          }
          axis={axis}
          series={[
            { id: "breaches", label: t`Breaches` },
            { id: "near-misses", label: t`Near misses` },
          ]}
          bars={groups.map(({ name, breaches, nearMisses }) => ({
            id: name,
            label: name,
            values: [breaches, nearMisses],
          }))}
        />
      )}
    </Card>
  )
}
