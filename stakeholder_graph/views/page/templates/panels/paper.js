// On paper an absence says whom it costs, and details say all they hold: nothing of that stays folded; afterwards it is folded again.

let unfolded = [];

window.addEventListener("beforeprint", () => {
  const focused = document.activeElement;
  unfolded = [...document.querySelectorAll("#what-if-result details:not([open]), #details details:not([open])")];
  for (const fold of unfolded) fold.open = true;
  for (const more of document.querySelectorAll("#what-if-result button.more, #details button.more")) more.click();
  document.activeElement.blur();
  focused.focus({ preventScroll: true });
});
window.addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});
