package dev.headrace.benchmarks.paired;

import dev.headrace.function.Check0;
import java.util.List;
import java.util.function.LongSupplier;

/** Fifty systems of different classes, each a function of a book; all of them say yes. */
final class LoopSystems {
  private LoopSystems() {}

  /** What the systems work on: their turn, and what they left. */
  static final class Book implements LongSupplier {
    long turn;
    private long left;

    void add(long more) {
      left = 31 * left + more;
    }

    /** Yes in one turn of eight. */
    boolean isSeldom() {
      return (turn & 7) == 0;
    }

    @Override
    public long getAsLong() {
      return left;
    }
  }

  static boolean s0(Book b) {
    b.add(0);
    return b.turn != -1;
  }

  static boolean s1(Book b) {
    b.add(1 ^ b.turn);
    return b.turn != -2;
  }

  static boolean s2(Book b) {
    b.add(b.turn - 2);
    return b.turn != -3;
  }

  static boolean s3(Book b) {
    b.add(b.turn * 3);
    return b.turn != -4;
  }

  static boolean s4(Book b) {
    b.add(4 + (b.turn >>> 1));
    return b.turn != -5;
  }

  static boolean s5(Book b) {
    b.add(5);
    return b.turn != -6;
  }

  static boolean s6(Book b) {
    b.add(6 ^ b.turn);
    return b.turn != -7;
  }

  static boolean s7(Book b) {
    b.add(b.turn - 7);
    return b.turn != -8;
  }

  static boolean s8(Book b) {
    b.add(b.turn * 8);
    return b.turn != -9;
  }

  static boolean s9(Book b) {
    b.add(9 + (b.turn >>> 1));
    return b.turn != -10;
  }

  static boolean s10(Book b) {
    b.add(10);
    return b.turn != -11;
  }

  static boolean s11(Book b) {
    b.add(11 ^ b.turn);
    return b.turn != -12;
  }

  static boolean s12(Book b) {
    b.add(b.turn - 12);
    return b.turn != -13;
  }

  static boolean s13(Book b) {
    b.add(b.turn * 13);
    return b.turn != -14;
  }

  static boolean s14(Book b) {
    b.add(14 + (b.turn >>> 1));
    return b.turn != -15;
  }

  static boolean s15(Book b) {
    b.add(15);
    return b.turn != -16;
  }

  static boolean s16(Book b) {
    b.add(16 ^ b.turn);
    return b.turn != -17;
  }

  static boolean s17(Book b) {
    b.add(b.turn - 17);
    return b.turn != -18;
  }

  static boolean s18(Book b) {
    b.add(b.turn * 18);
    return b.turn != -19;
  }

  static boolean s19(Book b) {
    b.add(19 + (b.turn >>> 1));
    return b.turn != -20;
  }

  static boolean s20(Book b) {
    b.add(20);
    return b.turn != -21;
  }

  static boolean s21(Book b) {
    b.add(21 ^ b.turn);
    return b.turn != -22;
  }

  static boolean s22(Book b) {
    b.add(b.turn - 22);
    return b.turn != -23;
  }

  static boolean s23(Book b) {
    b.add(b.turn * 23);
    return b.turn != -24;
  }

  static boolean s24(Book b) {
    b.add(24 + (b.turn >>> 1));
    return b.turn != -25;
  }

  static boolean s25(Book b) {
    b.add(25);
    return b.turn != -26;
  }

  static boolean s26(Book b) {
    b.add(26 ^ b.turn);
    return b.turn != -27;
  }

  static boolean s27(Book b) {
    b.add(b.turn - 27);
    return b.turn != -28;
  }

  static boolean s28(Book b) {
    b.add(b.turn * 28);
    return b.turn != -29;
  }

  static boolean s29(Book b) {
    b.add(29 + (b.turn >>> 1));
    return b.turn != -30;
  }

  static boolean s30(Book b) {
    b.add(30);
    return b.turn != -31;
  }

  static boolean s31(Book b) {
    b.add(31 ^ b.turn);
    return b.turn != -32;
  }

  static boolean s32(Book b) {
    b.add(b.turn - 32);
    return b.turn != -33;
  }

  static boolean s33(Book b) {
    b.add(b.turn * 33);
    return b.turn != -34;
  }

  static boolean s34(Book b) {
    b.add(34 + (b.turn >>> 1));
    return b.turn != -35;
  }

  static boolean s35(Book b) {
    b.add(35);
    return b.turn != -36;
  }

  static boolean s36(Book b) {
    b.add(36 ^ b.turn);
    return b.turn != -37;
  }

  static boolean s37(Book b) {
    b.add(b.turn - 37);
    return b.turn != -38;
  }

  static boolean s38(Book b) {
    b.add(b.turn * 38);
    return b.turn != -39;
  }

  static boolean s39(Book b) {
    b.add(39 + (b.turn >>> 1));
    return b.turn != -40;
  }

  static boolean s40(Book b) {
    b.add(40);
    return b.turn != -41;
  }

  static boolean s41(Book b) {
    b.add(41 ^ b.turn);
    return b.turn != -42;
  }

  static boolean s42(Book b) {
    b.add(b.turn - 42);
    return b.turn != -43;
  }

  static boolean s43(Book b) {
    b.add(b.turn * 43);
    return b.turn != -44;
  }

  static boolean s44(Book b) {
    b.add(44 + (b.turn >>> 1));
    return b.turn != -45;
  }

  static boolean s45(Book b) {
    b.add(45);
    return b.turn != -46;
  }

  static boolean s46(Book b) {
    b.add(46 ^ b.turn);
    return b.turn != -47;
  }

  static boolean s47(Book b) {
    b.add(b.turn - 47);
    return b.turn != -48;
  }

  static boolean s48(Book b) {
    b.add(b.turn * 48);
    return b.turn != -49;
  }

  static boolean s49(Book b) {
    b.add(49 + (b.turn >>> 1));
    return b.turn != -50;
  }

  static List<Check0> all(Book b) {
    return List.of(
        () -> s0(b),
        () -> s1(b),
        () -> s2(b),
        () -> s3(b),
        () -> s4(b),
        () -> s5(b),
        () -> s6(b),
        () -> s7(b),
        () -> s8(b),
        () -> s9(b),
        () -> s10(b),
        () -> s11(b),
        () -> s12(b),
        () -> s13(b),
        () -> s14(b),
        () -> s15(b),
        () -> s16(b),
        () -> s17(b),
        () -> s18(b),
        () -> s19(b),
        () -> s20(b),
        () -> s21(b),
        () -> s22(b),
        () -> s23(b),
        () -> s24(b),
        () -> s25(b),
        () -> s26(b),
        () -> s27(b),
        () -> s28(b),
        () -> s29(b),
        () -> s30(b),
        () -> s31(b),
        () -> s32(b),
        () -> s33(b),
        () -> s34(b),
        () -> s35(b),
        () -> s36(b),
        () -> s37(b),
        () -> s38(b),
        () -> s39(b),
        () -> s40(b),
        () -> s41(b),
        () -> s42(b),
        () -> s43(b),
        () -> s44(b),
        () -> s45(b),
        () -> s46(b),
        () -> s47(b),
        () -> s48(b),
        () -> s49(b));
  }
}
