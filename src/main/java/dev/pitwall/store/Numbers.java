package dev.pitwall.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Sets of session numbers: arrays, ascending, and their form in the database. */
final class Numbers {
  static final long[] NONE = {};

  private Numbers() {}

  /** Each number as the distance to the one before, in as few bytes as it needs. */
  static byte[] encode(long[] numbers) {
    var out = new ByteArrayOutputStream(numbers.length * 4 + 8);
    long last = 0;
    for (long number : numbers) {
      long rest = number - last;
      while (rest > 0x7f) {
        out.write((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write((int) rest);
      last = number;
    }
    return out.toByteArray();
  }

  static long[] decode(byte[] bytes) {
    var numbers = new long[bytes.length];
    int count = 0;
    long last = 0;
    for (int i = 0; i < bytes.length; i++) {
      long distance = 0;
      int shift = 0;
      for (; bytes[i] < 0; i++, shift += 7) {
        distance |= (long) (bytes[i] & 0x7f) << shift;
      }
      last += distance | (long) bytes[i] << shift;
      numbers[count++] = last;
    }
    return Arrays.copyOf(numbers, count);
  }

  static long[] with(long[] numbers, long number) {
    return union(List.of(numbers, new long[] {number}));
  }

  static long[] without(long[] numbers, long number) {
    return LongStream.of(numbers).filter(n -> n != number).toArray();
  }

  static long[] union(List<long[]> sets) {
    return sets.size() == 1
        ? sets.getFirst()
        : sets.stream().flatMapToLong(LongStream::of).sorted().distinct().toArray();
  }

  /** Those that an encoded set has too. */
  static long[] intersection(long[] numbers, byte[] encoded) {
    var both = new long[numbers.length];
    int count = 0;
    long last = 0;
    for (int i = 0, j = 0; i < encoded.length && j < numbers.length; i++) {
      long distance = 0;
      int shift = 0;
      for (; encoded[i] < 0; i++, shift += 7) {
        distance |= (long) (encoded[i] & 0x7f) << shift;
      }
      last += distance | (long) encoded[i] << shift;
      while (j < numbers.length && numbers[j] < last) {
        j++;
      }
      if (j < numbers.length && numbers[j] == last) {
        both[count++] = last;
      }
    }
    return Arrays.copyOf(both, count);
  }

  /** Those below the bound. */
  static long[] below(long[] numbers, long bound) {
    int at = Arrays.binarySearch(numbers, bound);
    return Arrays.copyOf(numbers, at < 0 ? -at - 1 : at);
  }

  /** How many of them, the least ones, are encoded in no more than so many bytes. */
  static int fitting(long[] numbers, int bytes) {
    int count = 0;
    long last = 0;
    for (int size = 0; count < numbers.length; count++) {
      int bits = Long.SIZE - Long.numberOfLeadingZeros(numbers[count] - last);
      size += Math.max(1, (bits + 6) / 7);
      if (size > bytes) {
        break;
      }
      last = numbers[count];
    }
    return count;
  }

  /** So many of them, the least ones. */
  static long[] first(long[] numbers, int count) {
    return Arrays.copyOf(numbers, count);
  }

  /** So many of them, the greatest. */
  static long[] last(long[] numbers, int count) {
    return Arrays.copyOfRange(numbers, numbers.length - count, numbers.length);
  }

  /** Those from the bound on. */
  static long[] from(long[] numbers, long bound) {
    return Arrays.copyOfRange(numbers, below(numbers, bound).length, numbers.length);
  }
}
