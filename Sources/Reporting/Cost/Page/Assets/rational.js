"use strict";

// An exact fraction in lowest terms, as Rational is in the command; the denominator is above 0.
class Rational {
  constructor(numerator, denominator = 1n) {
    const divisor = Rational.divisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    this.numerator = numerator / divisor;
    this.denominator = denominator / divisor;
  }

  // Euclid's algorithm; the second number is not 0.
  static divisor(one, other) {
    let [larger, smaller] = [other < 0n ? -other : other, one < 0n ? -one : one];
    while (smaller !== 0n) { [larger, smaller] = [smaller, larger % smaller]; }
    return larger;
  }

  // The number that the page holds as "-7/2" or "7".
  static of(text) {
    const [numerator, denominator] = text.split("/");
    return new Rational(BigInt(numerator), BigInt(denominator ?? 1));
  }

  // A plain decimal number such as 10000, 0.40 or -2.5, as the command reads it; null for anything else.
  static decimal(text) {
    const parts = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
    if (!parts) { return null; }
    const [, sign, whole, fraction = ""] = parts;
    return new Rational(BigInt(sign + whole + fraction), 10n ** BigInt(fraction.length));
  }

  plus(other) {
    return new Rational(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }
  minus(other) { return this.plus(other.negated); }
  times(other) { return new Rational(this.numerator * other.numerator, this.denominator * other.denominator); }
  over(other) { return new Rational(this.numerator * other.denominator, this.denominator * other.numerator); }
  isBelow(other) { return this.numerator * other.denominator < other.numerator * this.denominator; }
  get negated() { return new Rational(-this.numerator, this.denominator); }
  get isPositive() { return this.numerator > 0n; }
  get isNegative() { return this.numerator < 0n; }
  get isZero() { return this.numerator === 0n; }
  get magnitude() { return this.isNegative ? this.negated : this; }
  // The smallest whole number that is not below this one.
  get roundedUp() {
    const quotient = this.numerator / this.denominator;
    return this.numerator > 0n && quotient * this.denominator !== this.numerator ? quotient + 1n : quotient;
  }
  get double() { return Number(this.numerator) / Number(this.denominator); }

  // The number in decimal digits: at least and at most so many after the point, a tie rounded away from zero, as the command
  // prints it.
  text(least = 0, most = 9, isGrouped = true) {
    const scale = 10n ** BigInt(most), size = this.magnitude;
    // Half of the denominator more, and then down, is to the nearest.
    const scaled = (size.numerator * scale * 2n + size.denominator) / (size.denominator * 2n);
    const whole = String(scaled / scale);
    let fraction = most > 0 ? String(scaled % scale).padStart(most, "0") : "";
    while (fraction.length > least && fraction.endsWith("0")) { fraction = fraction.slice(0, -1); }
    return (this.isNegative && scaled !== 0n ? "-" : "")
      + (isGrouped ? whole.replace(/\B(?=([0-9]{3})+$)/g, ",") : whole) + (fraction && "." + fraction);
  }

  // Dollars and cents, the sign first: -$1,866.24.
  get dollars() {
    const text = this.text(2, 2);
    return text.startsWith("-") ? "-$" + text.slice(1) : "$" + text;
  }
}

Rational.zero = new Rational(0n);

// What a formula is written over: exact numbers for the answer, floating ones for thousands of draws.
const exactly = {
  of: number => number,
  plus: (a, b) => a.plus(b), minus: (a, b) => a.minus(b), times: (a, b) => a.times(b), over: (a, b) => a.over(b),
  isBelow: (a, b) => a.isBelow(b)
};
const nearly = {
  of: number => number.double,
  plus: (a, b) => a + b, minus: (a, b) => a - b, times: (a, b) => a * b, over: (a, b) => a / b,
  isBelow: (a, b) => a < b
};
