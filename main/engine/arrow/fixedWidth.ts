import { DataType } from 'apache-arrow';

type Scalar = number | bigint | readonly [number, number, bigint];

/** Room for the values of a fixed-width Arrow type; those not set stay zero. */
export interface FixedWidth {
  readonly array: ArrayBufferView;
  set(index: number, value: Scalar): void;
}

export function fixedWidth(type: DataType, length: number): FixedWidth {
  if (DataType.isDecimal(type)) return decimals(length);
  if (DataType.isInterval(type)) return intervals(length);
  const array = new (type.ArrayType as new (length: number) => ArrayBufferView)(length);
  if (array instanceof BigInt64Array || array instanceof BigUint64Array) {
    return { array, set: (index, value) => void (array[index] = BigInt(value as number | bigint)) };
  }
  const numbers = array as unknown as Float64Array;
  return { array, set: (index, value) => void (numbers[index] = Number(value)) };
}

/** 128-bit two's complement, low half first. */
function decimals(length: number): FixedWidth {
  const halves = new BigInt64Array(length * 2);
  return {
    array: new Uint32Array(halves.buffer),
    set(index, value) {
      const whole = BigInt(value as number | bigint);
      halves[index * 2] = BigInt.asIntN(64, whole);
      halves[index * 2 + 1] = BigInt.asIntN(64, whole >> 64n);
    },
  };
}

/** Months and days of 32 bits, then nanoseconds of 64. */
function intervals(length: number): FixedWidth {
  const words = new Int32Array(length * 4);
  const nanoseconds = new BigInt64Array(words.buffer);
  return {
    array: words,
    set(index, value) {
      const [months, days, rest] = value as readonly [number, number, bigint];
      words[index * 4] = months;
      words[index * 4 + 1] = days;
      nanoseconds[index * 2 + 1] = rest;
    },
  };
}
