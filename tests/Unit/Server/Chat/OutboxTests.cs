using System.Text;
using Streaming.Server.Chat;
using Xunit;

namespace Streaming.Tests.Unit.Server.Chat;

public class OutboxTests
{
    private readonly List<string> _frames = [];
    private readonly Outbox _outbox;
    private TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _overflows;

    public OutboxTests() => _outbox = new Outbox(WriteAsync, () => _overflows++);

    [Fact]
    public async Task What_waits_together_leaves_together_and_in_order()
    {
        Post("a");
        await _written.Task;
        Post("b");
        Post("c");
        await TakeAsync();

        Assert.Equal(["a", "bc"], _frames);
    }

    [Fact]
    public async Task Nothing_leaves_while_the_answer_is_not_on_its_way()
    {
        _outbox.Hold();
        Post("a");
        Post("b");
        Assert.Empty(_frames);

        _outbox.Release();
        await _written.Task;
        Assert.Equal(["ab"], _frames);
    }

    [Fact]
    public void Whoever_reads_nothing_is_given_up()
    {
        for (var i = 0; i < Outbox.Capacity * 2; i++)
            Post("x");
        Assert.True(_overflows > 0);
    }

    private void Post(string text) => _outbox.Post(Encoding.UTF8.GetBytes(text));

    private async Task TakeAsync()
    {
        var before = _taken;
        (_taken, _written) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        before.SetResult();
        await _written.Task;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        _frames.Add(Encoding.UTF8.GetString(bytes.Span));
        var taken = _taken;
        _written.TrySetResult();
        await taken.Task;
    }
}
