// What does not fit on a page, measured in the browser: too wide, cut off, overlapping, too small to press.

/**
 * Runs inside the page.
 * @returns one line for each finding
 */
export function misfits(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  const wide = root.scrollWidth - root.clientWidth;
  if (wide > 0) found.push(`${wide} px wider than the screen`);
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} ${element.className || element.id}> ${(element.textContent ?? "").trim().slice(0, 40)}`;
  // What is read out but not seen stands in a box of one pixel.
  const isUnseen = (element: Element | null): boolean =>
    element !== null &&
    ((getComputedStyle(element).overflowX === "hidden" &&
      element.getBoundingClientRect().width < 2) ||
      isUnseen(element.parentElement));
  const isShown = (element: Element) => {
    const box = element.getBoundingClientRect();
    const isDrawn = box.width > 1 && box.height > 1;
    return isDrawn && element.checkVisibility({ opacityProperty: true }) && !isUnseen(element);
  };
  // A row that is moved sideways on purpose, and says so by fading out.
  const isInRow = (element: Element) => element.closest(".section-row") !== null;
  const all = [...document.body.querySelectorAll("*")].filter(
    (element) => isShown(element) && !isInRow(element),
  );
  for (const element of all) {
    const box = element.getBoundingClientRect();
    const isSvg = element instanceof SVGElement && element.tagName !== "svg";
    if (box.right > root.clientWidth + 1 || box.left < -1)
      found.push(`sticks out: ${name(element)}`);
    if (isSvg || !(element instanceof HTMLElement) || element.closest(".sr-only")) continue;
    const hidesMore = getComputedStyle(element).overflowX !== "visible";
    const isInput = element.matches("input, textarea, select");
    if (hidesMore && !isInput && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut off: ${name(element)}`);
    }
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
    );
    if (
      own &&
      !hidesMore &&
      element.clientWidth > 0 &&
      element.scrollWidth > element.clientWidth + 1
    ) {
      found.push(`text wider than its box: ${name(element)}`);
    }
  }
  // WCAG 2.2, 2.5.8: 24 px, except for links within a sentence.
  for (const element of document.querySelectorAll("a[href], button, input, select, summary")) {
    if (!isShown(element) || element.closest(".sr-only, .skip-link, p, li, td, th, dd")) continue;
    const { width, height } = element.getBoundingClientRect();
    if (Math.min(width, height) < 24)
      found.push(`${width.toFixed()}×${height.toFixed()} to press: ${name(element)}`);
    const isMain = element.matches(".button, input:not([type=checkbox], [type=radio]), select");
    if (isMain && height < 40) found.push(`${height.toFixed()} px high: ${name(element)}`);
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName.slice(1));
    if (next > level + 1) found.push(`h${next} after h${level}: ${name(heading)}`);
    level = next;
  }
  const leaves = all.filter((element) => {
    const isText = element instanceof HTMLElement && element.children.length === 0;
    return (
      isText &&
      (element.textContent ?? "").trim() !== "" &&
      !element.closest(".sr-only, .skip-link, option, select")
    );
  });
  const boxes = leaves.flatMap((element) =>
    [...element.getClientRects()].map((box) => ({ element, box })),
  );
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.element === other.element) continue;
      const across =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down =
        Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > 6)
        found.push(`${name(one.element)} overlaps ${name(other.element)}`);
    }
  }
  return [...new Set(found)];
}
