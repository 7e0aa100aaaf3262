package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.LoopSystems.Book;

/** Passes as written by hand: one condition within another. */
final class PassesByHand {
  private PassesByHand() {}

  abstract static class ByHand extends Handler<Long> {
    private final Book book;

    ByHand(Book book) {
      this.book = book;
    }

    @Override
    public void run(Long turn) {
      book.turn = turn;
      pass(book);
    }

    abstract void pass(Book b);
  }

  static final class Chain8 extends ByHand {
    Chain8(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      if (!LoopSystems.s0(b)) {
        return;
      }
      if (!LoopSystems.s1(b)) {
        return;
      }
      if (!LoopSystems.s2(b)) {
        return;
      }
      if (!LoopSystems.s3(b)) {
        return;
      }
      if (!LoopSystems.s4(b)) {
        return;
      }
      if (!LoopSystems.s5(b)) {
        return;
      }
      if (!LoopSystems.s6(b)) {
        return;
      }
      if (!LoopSystems.s7(b)) {
        return;
      }
    }
  }

  static final class Chain50 extends ByHand {
    Chain50(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      if (!LoopSystems.s0(b)) {
        return;
      }
      if (!LoopSystems.s1(b)) {
        return;
      }
      if (!LoopSystems.s2(b)) {
        return;
      }
      if (!LoopSystems.s3(b)) {
        return;
      }
      if (!LoopSystems.s4(b)) {
        return;
      }
      if (!LoopSystems.s5(b)) {
        return;
      }
      if (!LoopSystems.s6(b)) {
        return;
      }
      if (!LoopSystems.s7(b)) {
        return;
      }
      if (!LoopSystems.s8(b)) {
        return;
      }
      if (!LoopSystems.s9(b)) {
        return;
      }
      if (!LoopSystems.s10(b)) {
        return;
      }
      if (!LoopSystems.s11(b)) {
        return;
      }
      if (!LoopSystems.s12(b)) {
        return;
      }
      if (!LoopSystems.s13(b)) {
        return;
      }
      if (!LoopSystems.s14(b)) {
        return;
      }
      if (!LoopSystems.s15(b)) {
        return;
      }
      if (!LoopSystems.s16(b)) {
        return;
      }
      if (!LoopSystems.s17(b)) {
        return;
      }
      if (!LoopSystems.s18(b)) {
        return;
      }
      if (!LoopSystems.s19(b)) {
        return;
      }
      if (!LoopSystems.s20(b)) {
        return;
      }
      if (!LoopSystems.s21(b)) {
        return;
      }
      if (!LoopSystems.s22(b)) {
        return;
      }
      if (!LoopSystems.s23(b)) {
        return;
      }
      if (!LoopSystems.s24(b)) {
        return;
      }
      if (!LoopSystems.s25(b)) {
        return;
      }
      if (!LoopSystems.s26(b)) {
        return;
      }
      if (!LoopSystems.s27(b)) {
        return;
      }
      if (!LoopSystems.s28(b)) {
        return;
      }
      if (!LoopSystems.s29(b)) {
        return;
      }
      if (!LoopSystems.s30(b)) {
        return;
      }
      if (!LoopSystems.s31(b)) {
        return;
      }
      if (!LoopSystems.s32(b)) {
        return;
      }
      if (!LoopSystems.s33(b)) {
        return;
      }
      if (!LoopSystems.s34(b)) {
        return;
      }
      if (!LoopSystems.s35(b)) {
        return;
      }
      if (!LoopSystems.s36(b)) {
        return;
      }
      if (!LoopSystems.s37(b)) {
        return;
      }
      if (!LoopSystems.s38(b)) {
        return;
      }
      if (!LoopSystems.s39(b)) {
        return;
      }
      if (!LoopSystems.s40(b)) {
        return;
      }
      if (!LoopSystems.s41(b)) {
        return;
      }
      if (!LoopSystems.s42(b)) {
        return;
      }
      if (!LoopSystems.s43(b)) {
        return;
      }
      if (!LoopSystems.s44(b)) {
        return;
      }
      if (!LoopSystems.s45(b)) {
        return;
      }
      if (!LoopSystems.s46(b)) {
        return;
      }
      if (!LoopSystems.s47(b)) {
        return;
      }
      if (!LoopSystems.s48(b)) {
        return;
      }
      if (!LoopSystems.s49(b)) {
        return;
      }
    }
  }

  static final class Flat8 extends ByHand {
    Flat8(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      LoopSystems.s0(b);
      LoopSystems.s1(b);
      LoopSystems.s2(b);
      LoopSystems.s3(b);
      LoopSystems.s4(b);
      LoopSystems.s5(b);
      LoopSystems.s6(b);
      LoopSystems.s7(b);
    }
  }

  static final class Flat50 extends ByHand {
    Flat50(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      LoopSystems.s0(b);
      LoopSystems.s1(b);
      LoopSystems.s2(b);
      LoopSystems.s3(b);
      LoopSystems.s4(b);
      LoopSystems.s5(b);
      LoopSystems.s6(b);
      LoopSystems.s7(b);
      LoopSystems.s8(b);
      LoopSystems.s9(b);
      LoopSystems.s10(b);
      LoopSystems.s11(b);
      LoopSystems.s12(b);
      LoopSystems.s13(b);
      LoopSystems.s14(b);
      LoopSystems.s15(b);
      LoopSystems.s16(b);
      LoopSystems.s17(b);
      LoopSystems.s18(b);
      LoopSystems.s19(b);
      LoopSystems.s20(b);
      LoopSystems.s21(b);
      LoopSystems.s22(b);
      LoopSystems.s23(b);
      LoopSystems.s24(b);
      LoopSystems.s25(b);
      LoopSystems.s26(b);
      LoopSystems.s27(b);
      LoopSystems.s28(b);
      LoopSystems.s29(b);
      LoopSystems.s30(b);
      LoopSystems.s31(b);
      LoopSystems.s32(b);
      LoopSystems.s33(b);
      LoopSystems.s34(b);
      LoopSystems.s35(b);
      LoopSystems.s36(b);
      LoopSystems.s37(b);
      LoopSystems.s38(b);
      LoopSystems.s39(b);
      LoopSystems.s40(b);
      LoopSystems.s41(b);
      LoopSystems.s42(b);
      LoopSystems.s43(b);
      LoopSystems.s44(b);
      LoopSystems.s45(b);
      LoopSystems.s46(b);
      LoopSystems.s47(b);
      LoopSystems.s48(b);
      LoopSystems.s49(b);
    }
  }

  static final class Diamond8 extends ByHand {
    Diamond8(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      if (!LoopSystems.s0(b)) {
        return;
      }
      boolean any = false;
      any |= LoopSystems.s1(b);
      any |= LoopSystems.s2(b);
      any |= LoopSystems.s3(b);
      any |= LoopSystems.s4(b);
      any |= LoopSystems.s5(b);
      any |= LoopSystems.s6(b);
      if (any) {
        LoopSystems.s7(b);
      }
    }
  }

  static final class Diamond50 extends ByHand {
    Diamond50(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      if (!LoopSystems.s0(b)) {
        return;
      }
      boolean any = false;
      any |= LoopSystems.s1(b);
      any |= LoopSystems.s2(b);
      any |= LoopSystems.s3(b);
      any |= LoopSystems.s4(b);
      any |= LoopSystems.s5(b);
      any |= LoopSystems.s6(b);
      any |= LoopSystems.s7(b);
      any |= LoopSystems.s8(b);
      any |= LoopSystems.s9(b);
      any |= LoopSystems.s10(b);
      any |= LoopSystems.s11(b);
      any |= LoopSystems.s12(b);
      any |= LoopSystems.s13(b);
      any |= LoopSystems.s14(b);
      any |= LoopSystems.s15(b);
      any |= LoopSystems.s16(b);
      any |= LoopSystems.s17(b);
      any |= LoopSystems.s18(b);
      any |= LoopSystems.s19(b);
      any |= LoopSystems.s20(b);
      any |= LoopSystems.s21(b);
      any |= LoopSystems.s22(b);
      any |= LoopSystems.s23(b);
      any |= LoopSystems.s24(b);
      any |= LoopSystems.s25(b);
      any |= LoopSystems.s26(b);
      any |= LoopSystems.s27(b);
      any |= LoopSystems.s28(b);
      any |= LoopSystems.s29(b);
      any |= LoopSystems.s30(b);
      any |= LoopSystems.s31(b);
      any |= LoopSystems.s32(b);
      any |= LoopSystems.s33(b);
      any |= LoopSystems.s34(b);
      any |= LoopSystems.s35(b);
      any |= LoopSystems.s36(b);
      any |= LoopSystems.s37(b);
      any |= LoopSystems.s38(b);
      any |= LoopSystems.s39(b);
      any |= LoopSystems.s40(b);
      any |= LoopSystems.s41(b);
      any |= LoopSystems.s42(b);
      any |= LoopSystems.s43(b);
      any |= LoopSystems.s44(b);
      any |= LoopSystems.s45(b);
      any |= LoopSystems.s46(b);
      any |= LoopSystems.s47(b);
      any |= LoopSystems.s48(b);
      if (any) {
        LoopSystems.s49(b);
      }
    }
  }

  static final class Skipped8 extends ByHand {
    Skipped8(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      b.add(1);
      if (!b.isSeldom()) {
        return;
      }
      if (!LoopSystems.s0(b)) {
        return;
      }
      if (!LoopSystems.s1(b)) {
        return;
      }
      if (!LoopSystems.s2(b)) {
        return;
      }
      if (!LoopSystems.s3(b)) {
        return;
      }
      if (!LoopSystems.s4(b)) {
        return;
      }
      if (!LoopSystems.s5(b)) {
        return;
      }
      if (!LoopSystems.s6(b)) {
        return;
      }
    }
  }

  static final class Skipped50 extends ByHand {
    Skipped50(Book book) {
      super(book);
    }

    @Override
    void pass(Book b) {
      b.add(1);
      if (!b.isSeldom()) {
        return;
      }
      if (!LoopSystems.s0(b)) {
        return;
      }
      if (!LoopSystems.s1(b)) {
        return;
      }
      if (!LoopSystems.s2(b)) {
        return;
      }
      if (!LoopSystems.s3(b)) {
        return;
      }
      if (!LoopSystems.s4(b)) {
        return;
      }
      if (!LoopSystems.s5(b)) {
        return;
      }
      if (!LoopSystems.s6(b)) {
        return;
      }
      if (!LoopSystems.s7(b)) {
        return;
      }
      if (!LoopSystems.s8(b)) {
        return;
      }
      if (!LoopSystems.s9(b)) {
        return;
      }
      if (!LoopSystems.s10(b)) {
        return;
      }
      if (!LoopSystems.s11(b)) {
        return;
      }
      if (!LoopSystems.s12(b)) {
        return;
      }
      if (!LoopSystems.s13(b)) {
        return;
      }
      if (!LoopSystems.s14(b)) {
        return;
      }
      if (!LoopSystems.s15(b)) {
        return;
      }
      if (!LoopSystems.s16(b)) {
        return;
      }
      if (!LoopSystems.s17(b)) {
        return;
      }
      if (!LoopSystems.s18(b)) {
        return;
      }
      if (!LoopSystems.s19(b)) {
        return;
      }
      if (!LoopSystems.s20(b)) {
        return;
      }
      if (!LoopSystems.s21(b)) {
        return;
      }
      if (!LoopSystems.s22(b)) {
        return;
      }
      if (!LoopSystems.s23(b)) {
        return;
      }
      if (!LoopSystems.s24(b)) {
        return;
      }
      if (!LoopSystems.s25(b)) {
        return;
      }
      if (!LoopSystems.s26(b)) {
        return;
      }
      if (!LoopSystems.s27(b)) {
        return;
      }
      if (!LoopSystems.s28(b)) {
        return;
      }
      if (!LoopSystems.s29(b)) {
        return;
      }
      if (!LoopSystems.s30(b)) {
        return;
      }
      if (!LoopSystems.s31(b)) {
        return;
      }
      if (!LoopSystems.s32(b)) {
        return;
      }
      if (!LoopSystems.s33(b)) {
        return;
      }
      if (!LoopSystems.s34(b)) {
        return;
      }
      if (!LoopSystems.s35(b)) {
        return;
      }
      if (!LoopSystems.s36(b)) {
        return;
      }
      if (!LoopSystems.s37(b)) {
        return;
      }
      if (!LoopSystems.s38(b)) {
        return;
      }
      if (!LoopSystems.s39(b)) {
        return;
      }
      if (!LoopSystems.s40(b)) {
        return;
      }
      if (!LoopSystems.s41(b)) {
        return;
      }
      if (!LoopSystems.s42(b)) {
        return;
      }
      if (!LoopSystems.s43(b)) {
        return;
      }
      if (!LoopSystems.s44(b)) {
        return;
      }
      if (!LoopSystems.s45(b)) {
        return;
      }
      if (!LoopSystems.s46(b)) {
        return;
      }
      if (!LoopSystems.s47(b)) {
        return;
      }
      if (!LoopSystems.s48(b)) {
        return;
      }
    }
  }
}
