/** A QR code as the path of an SVG: one square a dark module, runs joined, four modules of quiet around. */
import { encode } from "uqr";

const QUIET = 4;

export interface QrPath {
  size: number;
  path: string;
}

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "L", border: QUIET });
  let path = "";
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  });
  return { size, path };
}
