// Owns a QR code as one SVG path: sharp on paper at any size, no picture to load.
import { create } from "qrcode";

type QrCodeProps = {
  /** The full address it leads to. */
  address: string;
  /** What a screen reader says of it. */
  label: string;
  className?: string;
};

/** Four light modules around the code, as ISO/IEC 18004 §6.3.8 asks. */
const QUIET = 4;

export function QrCode({ address, label, className = "size-32" }: QrCodeProps) {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const dark: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) dark.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={className}
    >
      {/* Always dark on white: readers of codes fail on inverted ones. */}
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
