package dev.headrace.benchmarks.commands;

import an.awesome.pipelinr.Command;
import an.awesome.pipelinr.Pipeline;
import an.awesome.pipelinr.Pipelinr;
import dev.headrace.benchmarks.commands.Answers.Answer;
import java.util.List;
import java.util.stream.IntStream;

/** PipelinR. Handlers say themselves what they match, which is faster than reading their types. */
final class PipelinrPeer extends CommandPeer {
  private final Pipeline pipeline;

  PipelinrPeer(String shape) {
    super(shape);
    List<AnswerHandler> handlers =
        IntStream.range(0, requests.commands())
            .mapToObj(command -> new AnswerHandler(requests.type(command), answer(command)))
            .toList();
    pipeline = new Pipelinr().with(() -> handlers.stream().map(Command.Handler.class::cast));
  }

  private record AnswerHandler(Class<?> type, Answer answer)
      implements Command.Handler<Request, Long> {
    @Override
    public Long handle(Request request) {
      return answer.to(request);
    }

    @Override
    public boolean matches(Request request) {
      return request.getClass() == type;
    }
  }

  @Override
  long call(int turn) {
    return requests.at(turn).execute(pipeline);
  }
}
