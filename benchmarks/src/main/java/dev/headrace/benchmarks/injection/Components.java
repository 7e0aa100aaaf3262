package dev.headrace.benchmarks.injection;

import jakarta.inject.Inject;

/** Ten components, each of which needs the one before it. */
public final class Components {
  private Components() {}

  /** How deep a component is: the length of the chain that ends with it. */
  public interface Component {
    /**
     * How deep it is.
     *
     * @return 1 for the first
     */
    int depth();
  }

  /** Needs nothing. */
  public static final class First implements Component {
    /** Makes one. */
    @Inject
    public First() {}

    @Override
    public int depth() {
      return 1;
    }
  }

  /** Needs the first. */
  public static final class Second implements Component {
    private final First first;

    /**
     * Makes one.
     *
     * @param first what it needs
     */
    @Inject
    public Second(First first) {
      this.first = first;
    }

    @Override
    public int depth() {
      return first.depth() + 1;
    }
  }

  /** Needs the second. */
  public static final class Third implements Component {
    private final Second second;

    /**
     * Makes one.
     *
     * @param second what it needs
     */
    @Inject
    public Third(Second second) {
      this.second = second;
    }

    @Override
    public int depth() {
      return second.depth() + 1;
    }
  }

  /** Needs the third. */
  public static final class Fourth implements Component {
    private final Third third;

    /**
     * Makes one.
     *
     * @param third what it needs
     */
    @Inject
    public Fourth(Third third) {
      this.third = third;
    }

    @Override
    public int depth() {
      return third.depth() + 1;
    }
  }

  /** Needs the fourth. */
  public static final class Fifth implements Component {
    private final Fourth fourth;

    /**
     * Makes one.
     *
     * @param fourth what it needs
     */
    @Inject
    public Fifth(Fourth fourth) {
      this.fourth = fourth;
    }

    @Override
    public int depth() {
      return fourth.depth() + 1;
    }
  }

  /** Needs the fifth. */
  public static final class Sixth implements Component {
    private final Fifth fifth;

    /**
     * Makes one.
     *
     * @param fifth what it needs
     */
    @Inject
    public Sixth(Fifth fifth) {
      this.fifth = fifth;
    }

    @Override
    public int depth() {
      return fifth.depth() + 1;
    }
  }

  /** Needs the sixth. */
  public static final class Seventh implements Component {
    private final Sixth sixth;

    /**
     * Makes one.
     *
     * @param sixth what it needs
     */
    @Inject
    public Seventh(Sixth sixth) {
      this.sixth = sixth;
    }

    @Override
    public int depth() {
      return sixth.depth() + 1;
    }
  }

  /** Needs the seventh. */
  public static final class Eighth implements Component {
    private final Seventh seventh;

    /**
     * Makes one.
     *
     * @param seventh what it needs
     */
    @Inject
    public Eighth(Seventh seventh) {
      this.seventh = seventh;
    }

    @Override
    public int depth() {
      return seventh.depth() + 1;
    }
  }

  /** Needs the eighth. */
  public static final class Ninth implements Component {
    private final Eighth eighth;

    /**
     * Makes one.
     *
     * @param eighth what it needs
     */
    @Inject
    public Ninth(Eighth eighth) {
      this.eighth = eighth;
    }

    @Override
    public int depth() {
      return eighth.depth() + 1;
    }
  }

  /** Needs the ninth. */
  public static final class Tenth implements Component {
    private final Ninth ninth;

    /**
     * Makes one.
     *
     * @param ninth what it needs
     */
    @Inject
    public Tenth(Ninth ninth) {
      this.ninth = ninth;
    }

    @Override
    public int depth() {
      return ninth.depth() + 1;
    }
  }
}
