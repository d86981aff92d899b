import { describe, expect, it } from "vitest";
import { qrPath } from "../../src/state/qr";

describe("a QR code", () => {
  it("has its three corners and a quiet border", () => {
    const { size, path } = qrPath("https://example.org/#/case/abc");
    expect(path.startsWith("M4 4h7v1h-7z")).toBe(true);
    expect(path).toContain(`M${size - 11} 4h7v1h-7z`);
    expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
  });

  it("refuses what does not fit", () => {
    expect(() => qrPath("x".repeat(3000))).toThrow();
  });
});
