/**
 * What the board says, as JSDoc types. The server's contract is `/openapi.yaml`; times are RFC 3339 text, shares 0 to 1,
 * `null` = no data.
 *
 * @typedef {[number, number, number]} Band low, mid (50 %), high: 10 and 90 % of an outlook, 5 and 95 % of an effect
 *
 * @typedef {object} Reply
 * @property {number|null} p50_seconds
 * @property {number|null} within_target
 * @property {number} count
 * @property {number} overdue
 *
 * @typedef {object} QueueRow
 * @property {string} queue
 * @property {string} channel
 * @property {'live'|'messaging'|'deferred'} kind
 * @property {boolean} no_data
 * @property {boolean} stale
 * @property {number} waiting
 * @property {number|null} oldest_wait_seconds
 * @property {number|null} service_level
 * @property {string} service_level_formula
 * @property {number|null} service_level_day
 * @property {number} target
 * @property {'green'|'amber'|'red'|'none'} light
 * @property {[string, number|null][]} trend
 * @property {Reply|null} first_reply
 * @property {Reply|null} next_reply
 * @property {number[]} ageing
 * @property {number} arrivals
 * @property {number|null} arrivals_forecast
 * @property {number|null} abandonment
 * @property {number|null} expected_wait_seconds
 * @property {number} handling
 * @property {Record<string, number>} agents
 * @property {number|null} load
 * @property {Record<string, Band>|null} outlook
 *
 * @typedef {object} AgentRow
 * @property {string} agent
 * @property {string} name
 * @property {string|null} team
 * @property {string} state
 * @property {string|null} reason
 * @property {string|null} since
 * @property {string[]} queues
 * @property {string[]} skills
 * @property {number} open_contacts
 * @property {number} capacity
 * @property {{activity: string, at: string}|null} next
 * @property {{decision: string, from: string, to: string, until: string}|null} moved
 *
 * @typedef {object} Move
 * @property {string} lever
 * @property {string} agent
 * @property {string} from
 * @property {string} to
 * @property {string} start
 * @property {string} end
 *
 * @typedef {object} Outlook
 * @property {Band|null} service_level
 * @property {Band|null} waiting_at_end
 * @property {Band|null} abandonment
 * @property {Band|null} lateness_seconds
 *
 * @typedef {object} Effect
 * @property {string} queue
 * @property {Outlook} without
 * @property {Outlook} with
 * @property {'helped'|'donor'|'rest'|null} role
 * @property {{service_level: Band|null, abandonment: Band|null, lateness_seconds: Band|null}|null} change mean with its interval of 90 %
 *
 * @typedef {object} Breach a guardrail that an action would break
 * @property {string} rule
 * @property {Record<string, string|number>} arguments
 * @property {string} sentence
 *
 * @typedef {object} Reason
 * @property {string} code
 * @property {Record<string, string|number>} arguments
 *
 * @typedef {object} Proposal
 * @property {string} id
 * @property {string} made_at
 * @property {string} valid_until
 * @property {string} status
 * @property {Move[]} actions
 * @property {Effect[]} effect
 * @property {Reason[]} why
 *
 * @typedef {object} Decision
 * @property {string} id
 * @property {string} kind
 * @property {string} at
 * @property {string} by
 * @property {string|null} proposal
 * @property {string|null} undoes
 * @property {string|null} reason
 * @property {string|null} because
 * @property {Move[]} actions
 * @property {boolean} undone
 * @property {boolean} can_undo
 *
 * @typedef {object} Source
 * @property {string} source
 * @property {string} last_event
 * @property {boolean} silent
 * @property {number} age_seconds
 * @property {number} events
 *
 * @typedef {object} Demo
 * @property {string} scenario
 * @property {number} seed
 * @property {number} speed
 * @property {boolean} paused
 * @property {number[]} speeds
 * @property {boolean} ended
 * @property {string|null} hint
 * @property {Record<string, string|number>} [hint_arguments]
 *
 * @typedef {object} Bot what is asked of the bot; a level of null = nothing
 * @property {string|null} level
 * @property {string|null} since
 * @property {string|null} until
 * @property {string|null} by
 * @property {Record<string, string[]>} topics
 *
 * @typedef {object} Board
 * @property {string|null} at
 * @property {string} zone
 * @property {'demo'|'serve'} mode
 * @property {number} formula_window_minutes
 * @property {boolean} plan_known
 * @property {QueueRow[]} queues
 * @property {AgentRow[]} agents
 * @property {Proposal[]} proposals
 * @property {Decision[]} decisions
 * @property {Source[]} sources
 * @property {number} rejects
 * @property {string[]} unknown_queues
 * @property {Demo|null} demo
 * @property {Bot|null} bot
 *
 * @typedef {Omit<Partial<Board>, 'queues'|'agents'> & {queues?: Partial<QueueRow>[], agents?: Partial<AgentRow>[]}} BoardChange
 *
 * @typedef {object} TracedFormula
 * @property {string} name
 * @property {number} version
 * @property {number|null} queue_version
 * @property {string|null} effective_from
 * @property {string} text
 * @property {Record<string, string>} labels
 * @property {number|null} value
 * @property {number} [numerator]
 * @property {number} [denominator]
 *
 * @typedef {object} TracedContact
 * @property {string} contact
 * @property {string|null} customer
 * @property {string} counted_at
 * @property {string} at
 * @property {Record<string, {numerator: boolean, denominator: boolean}>} in
 * @property {{what: string, queue: string, from: string, to: string|null, seconds: number, outcome: string,
 *   target_seconds: number|null, late: boolean}|null} waited_for
 * @property {{what: string, queue: string|null, since: string, due: string|null}|null} waits_for
 * @property {{queue: string, queued_at: string, ended_at: string|null, outcome: string, wait_seconds: number,
 *   answer_target_seconds: number}[]} legs
 * @property {{agent: string, start: string, end: string|null, wrap_up_seconds: number, handle_seconds: number|null}[]} agents
 * @property {{clock: string, start: string, stop: string|null, phase: string, elapsed_seconds: number, due: string|null}[]} clocks
 *
 * @typedef {object} Traced the contacts behind a number
 * @property {string} at
 * @property {string} from
 * @property {string} to
 * @property {'queued'|'decided'} [attribution] of a queue's number
 * @property {string} [group] of a group's number
 * @property {string} unit
 * @property {TracedFormula} formula
 * @property {TracedFormula[]} formulas
 * @property {number} count
 * @property {TracedContact[]} contacts
 * @property {string|null} next
 *
 * @typedef {object} Session
 * @property {string} user
 * @property {string} role
 *
 * @typedef {'connecting'|'live'|'stale'|'lost'} Connection
 */

export {};
