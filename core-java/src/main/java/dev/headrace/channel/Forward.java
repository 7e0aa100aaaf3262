package dev.headrace.channel;

/** A call that came by one link and was handed on to another: the way back for its answer. */
final class Forward implements Pending {
  private final Message.ExecuteRequest request;
  private final Link origin;
  private final Link target;
  private final long deadline;

  Forward(Message.ExecuteRequest request, Link origin, Link target, long deadline) {
    this.request = request;
    this.origin = origin;
    this.target = target;
    this.deadline = deadline;
  }

  @Override
  public MessageId id() {
    return request.id();
  }

  @Override
  public Link target() {
    return target;
  }

  @Override
  public Link origin() {
    return origin;
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public boolean accepts(Message.Response response) {
    return response instanceof Message.ExecuteResponse;
  }

  @Override
  public void answered(Message.Response response) {
    origin.admission().leave();
    origin.respond(request, (Message.ExecuteResponse) response);
  }

  @Override
  public void abandoned(CommandException why) {
    origin.admission().leave();
    origin.respond(request, null, why.failure());
  }

  /** Whoever called measures its own time; a late answer is dropped. */
  @Override
  public void expired() {
    origin.admission().leave();
  }
}
