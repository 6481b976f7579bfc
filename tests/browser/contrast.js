// Measure each visible text against the colour behind it by the formula of WCAG 2.2, and return what is too dim.
(least) => {
  // What is just coming in is measured as it will stand.
  for (const motion of document.getAnimations()) {
    if (Number.isFinite(motion.effect.getComputedTiming().endTime)) motion.finish();
  }
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  function over([red, green, blue, alpha], under) {
    return [red, green, blue].map((part, at) => part * alpha + under[at] * (1 - alpha));
  }

  function behind(node) {
    if (!node) return [255, 255, 255];
    const style = getComputedStyle(node);
    const own = rgba(style.backgroundColor);
    const [red, green, blue, alpha] = own;
    return alpha === 1 ? [red, green, blue] : over(own, behind(node.parentElement));
  }

  function luminance(parts) {
    const [red, green, blue] = parts.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** What is half transparent is as dim as its opacity makes it; what is switched off may be dim. */
  function measured(node) {
    let opacity = 1;
    for (let at = node; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    const ground = behind(node);
    const [red, green, blue, alpha] = rgba(getComputedStyle(node).color);
    const ink = over([red, green, blue, alpha * opacity], ground);
    const [low, high] = [luminance(ink), luminance(ground)].sort((one, other) => one - other);
    return (high + 0.05) / (low + 0.05);
  }

  const texts = [...document.querySelectorAll("body *")].filter((node) => (
    [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())
    && node.checkVisibility({ checkOpacity: true }) && node.getClientRects().length
    && !node.closest(":disabled, .unseen, .skip, option, optgroup, noscript, script")
  ));
  const dim = texts.map((node) => [measured(node), node]).filter(([ratio]) => ratio < least);
  return { looked: texts.length,
    dim: dim.map(([ratio, node]) => `${ratio.toFixed(2)} ${node.className || node.tagName}: ${node.textContent.trim().slice(0, 30)}`) };
}
