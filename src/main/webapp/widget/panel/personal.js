// @ts-check

const NUMBER = /(?<!\d)\d(?:[ .-]?\d){10,18}(?!\d)/g;

/**
 * @param {string} text
 * @returns {boolean} whether a payment card (ISO/IEC 7812: the last digit is right by Luhn's sum) or a Brazilian CPF
 *   (two check digits modulo 11) stands in it
 */
export function hasPersonalNumber(text) {
  return Array.from(text.matchAll(NUMBER), ([number]) => number.replace(/\D/g, "")).some(
    (digits) => (digits.length >= 13 && isCard(digits)) || (digits.length === 11 && isCpf(digits)),
  );
}

/** @param {string} digits */
function isCard(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0 && !isOneDigit(digits);
}

/** @param {string} digits */
function isCpf(digits) {
  /** @param {number} length */
  const check = (length) => {
    const sum = [...digits.slice(0, length)].reduce((total, digit, index) => total + Number(digit) * (length + 1 - index), 0);
    return ((sum * 10) % 11) % 10;
  };
  return !isOneDigit(digits) && check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

/** @param {string} digits */
function isOneDigit(digits) {
  return new Set(digits).size === 1;
}
