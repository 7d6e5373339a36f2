/** What is said before, while and after something is done. */
export const actions = {
  replay: {
    button: 'Replay',
    text: 'The delivery becomes pending, and the event is POSTed to the flow again, within seconds. This cannot be undone.',
    done: 'It is pending again: the next attempt follows within seconds.',
  },
  enable: {
    button: 'Enable',
    text: 'The flow is called again from now on, and what was parked for it is sent.',
    done: 'It is enabled.',
  },
  test: {
    button: 'Send a test',
    text: 'The sample of the event type is POSTed to the flow, once, marked as a test. The flow runs if it is on. No account counts it.',
    done: 'The flow took the test.',
    failed: (reason: string) => `The flow did not take the test: ${reason}`,
  },
  sendAgain: {
    button: 'Send what it missed',
    text: 'Sends what this subscription did not get since a time, whatever the cause: it was off, did not exist yet, or failed. What was delivered is not sent again.',
    since: 'Missed since',
    this: 'Send this event',
    thisText:
      'The event is POSTed to this flow, whether it got it already or not. This cannot be undone.',
    done: 'It is on its way.',
  },
  bulk: {
    replayTitle: 'Replay all of these',
    replayText:
      'Each dead letter that your search leaves becomes pending, and is POSTed to its flow again. First they are counted: nothing happens yet.',
    count: 'Count',
    counting: (count: string) => `Counting: ${count} so far`,
    will: (count: string) =>
      `Will be POSTed again: ${count}. A flow that got one before its answer was lost runs twice. This cannot be undone.`,
    none: 'There is nothing to send.',
    replay: (count: string) => `Replay ${count}`,
    send: (count: string) => `Send ${count}`,
    progress: (done: string, total: string) => `${done} of ${total}`,
    done: (done: string) => `Done. Pending now: ${done}.`,
    left: (count: string) => `Left as they are, since their subscriptions are disabled: ${count}.`,
    skipped: (count: string) => `Not sent: ${count}.`,
    stopped: (done: string) => `Stopped. Pending now: ${done}.`,
    stop: 'Stop',
  },
}
