// Exact numbers for the oracle: a ratio of two BigInts, always in lowest terms with a positive denominator.
const gcd = (a, b) => {
  while (b !== 0n) {
    [a, b] = [b, a % b];
  }
  return a < 0n ? -a : a;
};

export class Fraction {
  constructor(numerator, denominator = 1n) {
    const sign = denominator < 0n ? -1n : 1n;
    const common = gcd(numerator, denominator) || 1n;
    this.numerator = (sign * numerator) / common;
    this.denominator = (sign * denominator) / common;
  }

  plus(other) {
    const b = fraction(other);
    return new Fraction(this.numerator * b.denominator + b.numerator * this.denominator, this.denominator * b.denominator);
  }
  minus(other) {
    return this.plus(fraction(other).times(-1));
  }
  times(other) {
    const b = fraction(other);
    return new Fraction(this.numerator * b.numerator, this.denominator * b.denominator);
  }
  over(other) {
    const b = fraction(other);
    return new Fraction(this.numerator * b.denominator, this.denominator * b.numerator);
  }
  /** Negative, zero or positive, as this is less than, equal to or more than the other. */
  compare(other) {
    const b = fraction(other);
    const difference = this.numerator * b.denominator - b.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  equals(other) {
    return this.compare(other) === 0;
  }
  /** Up to the next whole number. */
  roundedUp() {
    const down = this.numerator / this.denominator;
    const exact = down * this.denominator === this.numerator;
    return new Fraction(exact || this.numerator < 0n ? down : down + 1n);
  }
  toString() {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }
}

/** `value` as a fraction: a whole JavaScript number, or text such as "5.76", "280000/3". */
export function fraction(value) {
  if (value instanceof Fraction) {
    return value;
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) {
      throw new Error(`${value} is not a whole number: give it as text`);
    }
    return new Fraction(BigInt(value));
  }
  const [top, bottom] = value.split("/");
  if (bottom !== undefined) {
    return new Fraction(BigInt(top), BigInt(bottom));
  }
  const [whole, decimals = ""] = top.split(".");
  return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export const zero = fraction(0);
export const least = (...values) => values.map(fraction).reduce((a, b) => (b.compare(a) < 0 ? b : a));
export const most = (...values) => values.map(fraction).reduce((a, b) => (b.compare(a) > 0 ? b : a));
export const sum = (values) => values.reduce((total, each) => total.plus(each), zero);
