// Whose absence cuts whom off: one list of buttons for each message, the widest effect first.

const FIRST_SHOWN = 6;

const typeWords = new Map([
  ["stakeholder", ""],
  ["channel", "the channel "],
  ["shared", "depended on by several: "],
]);
const weakPointName = (weakPoint) => {
  const channel = weakPoint.type === "channel" && channelById.get(weakPoint.id);
  return channel ? `${nameOf(channel.sender)} to ${nameOf(channel.receiver)}` : nameOf(weakPoint.id);
};

const fillWeakPoints = (box) => {
  const asked = rest.messages.filter((each) => each.weak_points);
  if (!asked.length) {
    box.append(make("p", { class: "quiet", text: "Not asked here." }));
    return;
  }
  for (const message of asked) {
    const list = make("ul", { class: "weak-points" });
    const showUpTo = (count) => {
      list.replaceChildren(
        ...message.weak_points.slice(0, count).map((weakPoint) => {
          const people = peopleWords(weakPoint.people);
          return make(
            "li",
            {},
            make(
              "button",
              {
                type: "button",
                class: "row",
                onclick: () => {
                  select(weakPoint.type, weakPoint.id, message.message);
                  announce(`${weakPointName(weakPoint)}: without it ${counted(message, weakPoint.cuts_off.length)} are cut off.`);
                },
              },
              make("span", { class: "kind-of", text: typeWords.get(weakPoint.type) }),
              make("strong", { text: weakPointName(weakPoint) }),
              make("span", { class: "hint", text: `for ${counted(message, weakPoint.cuts_off.length)}${people ? ` · ${people}` : ""}` }),
            ),
          );
        }),
      );
    };
    showUpTo(FIRST_SHOWN);
    const total = message.weak_points.length;
    const more = make("button", { type: "button", class: "small", text: `Show all ${total}` });
    more.addEventListener("click", () => {
      showUpTo(total);
      more.remove();
      list.children[FIRST_SHOWN].firstChild.focus();
    });
    box.append(
      make("h3", { text: shortMessage(message) }),
      total ? list : make("p", { class: "quiet", text: "Nobody is the only way through." }),
      total > FIRST_SHOWN ? make("p", { class: "gap" }, more) : "",
    );
  }
};
