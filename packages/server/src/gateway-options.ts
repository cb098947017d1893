/** What the parts of the gateway are told, as it stands in the configuration. */
import { Fault, systemCode } from "./app/fault.ts"
import type { Address } from "./app/gateway.ts"
import type { Config } from "./config/config-form.ts"
import type { Referenced } from "./config/referenced-file.ts"
import type { Listen, ReceiverOptions, TlsMaterial } from "./smtp/receive/options.ts"
import type { RelayOptions } from "./smtp/relay/options.ts"

/** A quarter stays free for what passes: its client waits, and the queue does not mind. */
export function connectionsOfQueue(connections: number): number {
  return Math.max(1, Math.floor((connections * 3) / 4))
}

export function listenOf(config: Config, { smtpTls }: Referenced): readonly Listen[] {
  const plain = smtpTls === undefined ? "none" : "starttls"
  return [
    ...config.smtp.listen.map((each) => ({ ...each, tls: plain }) as const),
    ...config.smtp.implicitTlsListen.map((each) => ({ ...each, tls: "implicit" }) as const),
  ]
}

export function cidr({ address, prefix }: Config["smtp"]["allow"][number]): string {
  return `${address}/${prefix}`
}

export function tlsOf({ smtp }: Config, { smtpTls }: Referenced): TlsMaterial | undefined {
  if (smtpTls === undefined) return undefined
  const { certificate, key, clientCa } = smtpTls
  const { allowCertificates } = smtp.tls
  return { cert: certificate, key, allowCertificates, ...(clientCa !== undefined && { clientCa }) }
}

export function receiverLimits({ smtp: { limits } }: Config): NonNullable<ReceiverOptions["limits"]> {
  return {
    messageOctets: limits.messageSize,
    recipients: limits.recipients,
    connections: limits.connections,
    connectionsPerIp: limits.connectionsPerClient,
    connectionsPerIpPerMinute: limits.connectionsPerMinute,
    contentMemoryOctets: limits.memory,
  }
}

export function relayTimeouts({ upstream: { timeouts } }: Config): NonNullable<RelayOptions["timeouts"]> {
  const { connect, greeting, command, data, end } = timeouts
  return { connect, greeting, hello: command, mail: command, recipient: command, data, block: data, end }
}

/** Which of several: the system says where it could not. */
export function failedAt(listen: readonly Address[], cause: unknown): Address | undefined {
  const port = cause instanceof Error && "port" in cause ? cause.port : undefined
  return listen.find((each) => each.port === port) ?? listen[0]
}

export function cannotListen(key: string, at: Address | undefined, cause: unknown): Fault {
  const where = at === undefined ? key : `${key}: ${at.host}:${at.port}`
  switch (systemCode(cause)) {
    case "EADDRINUSE":
      return new Fault("listen/in-use", where, "", cause)
    case "EACCES":
      return new Fault("listen/forbidden", where, "", cause)
    case undefined: // Not the system's: a mistake of ours.
      throw cause
    default:
      return new Fault("listen/impossible", where, systemCode(cause), cause)
  }
}
