/** Blocks and views that several tests send. */
export function buttons(actionId: string) {
  return {
    type: "actions",
    elements: [{ type: "button", action_id: actionId, text: plain("Press") }],
  };
}

export function askView(title: string) {
  return {
    type: "modal" as const,
    callback_id: "ask",
    private_metadata: "from the test",
    notify_on_close: true,
    title: plain(title),
    submit: plain("Go"),
    blocks: [
      {
        type: "input" as const,
        block_id: "question",
        label: plain("Question"),
        element: { type: "plain_text_input" as const, action_id: "typed" },
      },
      {
        type: "actions" as const,
        block_id: "row",
        elements: [{ type: "button" as const, action_id: "shuffle", text: plain("Shuffle") }],
      },
    ],
  };
}

export function plain(text: string) {
  return { type: "plain_text" as const, text };
}

export function mrkdwn(text: string) {
  return { type: "mrkdwn", text };
}
