using Streaming.Moderation;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Spikes;
using Streaming.Moderation.Terms;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Unit.Moderation;

public sealed class CommentPipelineTests : IJournal, IRelay, ISpikeWatch, IToxicityClassifier
{
    private readonly ManualClock _clock = new();
    private readonly CommentPipeline _pipeline;
    private readonly List<RecordedComment> _delivered = [];
    private readonly List<Verdict> _observed = [];
    private readonly List<string> _read = [];
    private Func<string, Scores> _score = _ => new(0, []);
    private RecordedComment? _known;
    private bool _diskIsFull;
    private long _sequence;

    public CommentPipelineTests() => _pipeline = new(new MemoryCommentLimits(new()), this, new SpamWatch(), this, this, this);

    [Fact]
    public async Task A_harmless_comment_is_recorded_shown_and_watched()
    {
        var receipt = await PostAsync("bonjour");
        Assert.Equal((Ruling.Publish, Reason.None, 1), (receipt.Ruling, receipt.Reason, receipt.Sequence));
        Assert.Equal("bonjour", Assert.Single(_delivered).Comment.Text);
        Assert.Equal("fr", Assert.Single(_observed).Language);
    }

    [Fact]
    public async Task An_insult_is_recorded_with_what_moved_the_ruling()
    {
        _score = _ => new(0.95f, [0.95f, 0, 0, 0, 0, 0]);
        var receipt = await PostAsync("espèce d'idiot");
        Assert.Equal((Ruling.Reject, Reason.Insult, null), (receipt.Ruling, receipt.Reason, receipt.Sequence));
        Assert.Equal([new Span(0, 3, Category.Insult), new Span(4, 6, Category.Profanity)], _delivered[0].Verdict.Spans);
        Assert.True(_observed[0].IsAbusive);
    }

    [Theory]
    [InlineData("", Reason.Empty)]
    [InlineData("\u0301\u0301", Reason.Empty)]
    [InlineData("\u0007", Reason.Malformed)]
    [InlineData("a\u202eb", Reason.Malformed)]
    public async Task What_is_no_text_is_refused_unread(string text, Reason reason)
    {
        AssertRefused(await PostAsync(text), reason);
        AssertRefused(await PostAsync(new string('a', 10_000)), Reason.TooLong);
        Assert.Empty(_read);
    }

    [Fact]
    public async Task A_lone_surrogate_is_refused_unread() => AssertRefused(await PostAsync("a\ud800"), Reason.Malformed);

    [Fact]
    public async Task A_flood_never_buys_classifier_time()
    {
        for (var i = 0; i < 50; i++)
            await PostAsync($"flood {i}");
        var receipt = await PostAsync("flood");
        AssertRefused(receipt, Reason.TooFast);
        Assert.Equal(TimeSpan.FromSeconds(10), receipt.RetryAfter);
        Assert.Equal(3, _read.Count);
        Assert.Equal(3, _delivered.Count);
        Assert.Equal(48, _observed.Count(verdict => verdict.IsRefusedUnjudged));
    }

    [Fact]
    public async Task A_ban_and_a_time_out_hold_until_they_end()
    {
        var now = _clock.GetUtcNow();
        var ban = await PostAsync("hello", sanction: new(DateTimeOffset.MaxValue, true, "insults"));
        AssertRefused(ban, Reason.Banned);
        Assert.Null(ban.RetryAfter);
        var timeOut = await PostAsync("hello", sanction: new(now.AddSeconds(30), false, "insults"));
        AssertRefused(timeOut, Reason.TimedOut);
        Assert.Equal(TimeSpan.FromSeconds(30), timeOut.RetryAfter);
        Assert.Equal(Ruling.Publish, (await PostAsync("hello", sanction: new(now, true, "over"))).Ruling);
    }

    [Fact]
    public async Task Read_only_leaves_the_word_to_the_team()
    {
        var rules = new ChannelRules { ReadOnly = true };
        AssertRefused(await PostAsync("hello", rules), Reason.ReadOnly);
        Assert.Equal(Ruling.Publish, (await PostAsync("hello", rules, role: Role.Moderator)).Ruling);
    }

    [Fact]
    public async Task Emoji_only_lets_emoji_pass_and_refuses_words_unread()
    {
        var rules = new ChannelRules { EmojiOnly = true };
        Assert.Equal(Ruling.Publish, (await PostAsync("🔥👍🏽", rules)).Ruling);
        var read = _read.Count;
        AssertRefused(await PostAsync("fire 🔥", rules), Reason.EmojiOnly);
        Assert.Equal(read, _read.Count);
    }

    [Fact]
    public async Task Slow_mode_tells_how_long_to_wait()
    {
        var rules = new ChannelRules { SlowSeconds = 20 };
        await PostAsync("one", rules);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var receipt = await PostAsync("two", rules);
        AssertRefused(receipt, Reason.SlowMode);
        Assert.Equal(TimeSpan.FromSeconds(15), receipt.RetryAfter);
    }

    [Theory]
    [InlineData(FailureRule.Hold, Ruling.Hold)]
    [InlineData(FailureRule.Reject, Ruling.Reject)]
    [InlineData(FailureRule.Publish, Ruling.Publish)]
    public async Task A_classifier_that_throws_leaves_it_to_the_failure_rule(FailureRule failure, Ruling ruling)
    {
        _score = _ => throw new InvalidOperationException("a fault");
        var receipt = await PostAsync("hello", new() { Failure = failure });
        Assert.Equal((ruling, Reason.Unjudged), (receipt.Ruling, receipt.Reason));
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_shown_to_nobody()
    {
        _diskIsFull = true;
        var receipt = await PostAsync("hello");
        Assert.Equal((Ruling.Reject, Reason.NotRecorded, null), (receipt.Ruling, receipt.Reason, receipt.Sequence));
        Assert.NotNull(receipt.RetryAfter);
        Assert.Empty(_delivered);
    }

    [Fact]
    public async Task A_comment_that_was_recorded_before_gets_the_receipt_of_then()
    {
        await PostAsync("hello");
        _known = _delivered[0];
        var again = await PostAsync("hello again");
        Assert.Equal((_known.Comment.Id, 1), (again.Id, again.Sequence));
        Assert.Single(_delivered);
        Assert.Single(_observed);
    }

    [Fact]
    public async Task A_permitted_term_is_out_of_the_classifiers_sight()
    {
        _score = text => text.Contains("idiot", StringComparison.Ordinal) ? new(0.95f, [0.95f, 0, 0, 0, 0, 0]) : new(0, []);
        var rules = new ChannelRules { PermittedTerms = [new("the idiot")], BlockedTerms = [new("idiot")] };
        Assert.Equal(Ruling.Publish, (await PostAsync("I read The Idiot by Dostoevsky", rules)).Ruling);
        Assert.Equal(Ruling.Publish, (await PostAsync("the idiot", rules)).Ruling);
        Assert.Equal(Ruling.Reject, (await PostAsync("the idiot, you idiot", rules)).Ruling);
    }

    [Fact]
    public async Task A_masked_term_is_starred_where_it_stands()
    {
        var receipt = await PostAsync("oh Zut alors", new() { BlockedTerms = [new("zut", TermAction.Mask)] });
        Assert.Equal((Ruling.Mask, Reason.Term), (receipt.Ruling, receipt.Reason));
        Assert.Equal([new Span(3, 6, Category.Profanity)], _delivered[0].Verdict.Spans);
    }

    [Fact]
    public async Task Swearing_is_masked_together_with_the_terms()
    {
        _score = _ => new(0, [0, 0, 0, 0, 0.9f, 0]);
        var rules = new ChannelRules { Strictness = new() { Profanity = 3 }, BlockedTerms = [new("zut", TermAction.Mask)] };
        await PostAsync("oh la la zut", rules);
        Assert.Equal([new Span(9, 12, Category.Profanity), new Span(4, 6, Category.Profanity)], _delivered[0].Verdict.Spans);
    }

    [Fact]
    public async Task A_level_holds_but_does_not_call_it_abuse()
    {
        var receipt = await PostAsync("bonjour", level: Level.CommentsHidden);
        Assert.Equal((Ruling.Hold, Reason.CommentsHidden), (receipt.Ruling, receipt.Reason));
        Assert.False(_observed[0].IsAbusive);
        Assert.Equal(TimeSpan.FromMinutes(5), _delivered[0].Verdict.HeldFor);
    }

    [Fact]
    public void Trying_rules_out_records_and_remembers_nothing()
    {
        _score = _ => new(0.95f, [0.95f, 0, 0, 0, 0, 0]);
        for (var i = 0; i < 10; i++)
            Assert.Equal(Reason.Insult, _pipeline.Judge(Comment("idiot", Role.Viewer, null), View(new(), Level.Open)).Reason);
        Assert.Equal(Reason.Empty, _pipeline.Judge(Comment(" ", Role.Viewer, null), View(new(), Level.Open)).Reason);
        Assert.Empty(_delivered);
        Assert.Empty(_observed);
    }

    ValueTask<RecordedComment> IJournal.RecordAsync(Comment comment, Verdict verdict, Action<RecordedComment> committed, CancellationToken cancel)
    {
        if (_diskIsFull)
            throw new JournalException("full");
        if (_known is not null)
            return new(_known);
        var recorded = new RecordedComment(comment, verdict, verdict.Ruling is Ruling.Publish or Ruling.Mask ? ++_sequence : null);
        committed(recorded);
        return new(recorded);
    }

    void IRelay.Deliver(RecordedComment recorded) => _delivered.Add(recorded);

    void ISpikeWatch.Observe(Comment comment, Verdict verdict) => _observed.Add(verdict);

    Judgement IToxicityClassifier.Judge(NormalText text)
    {
        _read.Add(text.Text);
        return new(_score(text.Text), "fr");
    }

    IReadOnlyList<Span> IToxicityClassifier.Explain(NormalText text, Scores scores) =>
        [new(0, 3, Category.Insult), new(4, 6, Category.Profanity)];

    private void AssertRefused(Receipt receipt, Reason reason)
    {
        Assert.Equal((Ruling.Reject, reason, null), (receipt.Ruling, receipt.Reason, receipt.Sequence));
        Assert.True(_observed[^1].IsRefusedUnjudged);
    }

    private ValueTask<Receipt> PostAsync(
        string text, ChannelRules? rules = null, Level level = Level.Open, Role role = Role.Viewer, Sanction? sanction = null) =>
        _pipeline.PostAsync(Comment(text, role, sanction), View(rules ?? new(), level), null, CancellationToken.None);

    private Comment Comment(string text, Role role, Sanction? sanction) => new(
        Guid.CreateVersion7(), "c", new("a", "a", role, new(_clock.GetUtcNow().AddDays(-1), 3, 0, 0, sanction)), text, _clock.GetUtcNow());

    private static ChannelView View(ChannelRules rules, Level level) => new("c", rules, ChannelTerms.From(rules), level);
}
