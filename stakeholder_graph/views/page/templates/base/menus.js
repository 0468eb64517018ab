// What opens below a button and closes again by itself: with Esc, by going elsewhere, or when something was chosen.

const openMenu = () => document.querySelector("details.menu[open]");

// Whether there was one to close; whoever was in it is taken back to its button.
const closeMenu = () => {
  const menu = openMenu();
  if (!menu) return false;
  if (menu.contains(document.activeElement)) menu.firstElementChild.focus();
  menu.open = false;
  return true;
};

const fillMenus = () => {
  for (const menu of document.querySelectorAll("details.menu")) {
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("click", (event) => {
      if (event.target.closest("button")) closeMenu();
    });
  }
  document.addEventListener("pointerdown", (event) => {
    const menu = openMenu();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
};
