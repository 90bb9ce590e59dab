namespace Streaming.Trainer.Rehearsal;

/// <summary>The rehearsal itself. Read <see cref="RunAsync"/> downwards.</summary>
public sealed class Raid(RehearsalOptions options, RaidLines lines, Action<string> progress, TimeProvider clock)
{
    // A quiet audience: each of them writes once in ten seconds. Below the slow mode that the ladder may set.
    private const double AudiencePace = 0.1;

    // As fast as a person may write without being asked to wait.
    private const double SeasonPace = 1.25;

    // One attacker in so many uses the hub; thousands of scripts would use REST.
    private const int HubEvery = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Tally _tally = new();

    /// <summary>Runs it to its end.</summary>
    public async Task<RaidResult> RunAsync(CancellationToken cancel)
    {
        using var door = new ServerDoor(options);
        await using var onlookers = new Onlookers(options, _tally, clock);
        await door.ChannelAsync(cancel);
        await onlookers.EnterAsync(cancel);
        if (onlookers.Level != "open")
            throw new IOException($"The channel is on level '{onlookers.Level}'; a rehearsal begins on 'open'. Hand the level back first.");

        var audience = await InviteAsync(door, "audience", options.Audience, isAttacker: false, cancel);
        var attackers = await InviteAsync(door, "raid", options.Attackers, isAttacker: true, cancel);
        try
        {
            // 1. The audience becomes known to the channel.
            await SpeakAsync(audience, options.Audience * SeasonPace, options.Season / SeasonPace, Phase.Season, cancel);

            // 2. Quiet.
            await SpeakAsync(audience, options.Audience * AudiencePace, options.Before, Phase.Before, cancel);

            // 3. The raid; the audience goes on, and now and then somebody comes to look.
            var onset = clock.GetTimestamp();
            await Task.WhenAll(
                SpeakAsync(audience, options.Audience * AudiencePace, options.Seconds, Phase.Attack, cancel),
                SpeakAsync(attackers, options.Rate, options.Seconds, Phase.Attack, cancel),
                ComeLateAsync(onlookers, cancel));

            // 4. Quiet again.
            var end = clock.GetTimestamp();
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var quiet = SpeakAsync(audience, options.Audience * AudiencePace, Math.Max(options.After, Patience.TotalSeconds), Phase.After, enough.Token);
            var isOpen = await onlookers.WaitForOpenAsync(Patience, cancel);
            var left = TimeSpan.FromSeconds(options.After) - clock.GetElapsedTime(end);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, clock, cancel);
            await enough.CancelAsync();
            await quiet;
            return RaidResult.Of(options, _tally, onlookers.Levels, onset, end, isOpen, clock);
        }
        finally
        {
            foreach (var speaker in audience.Concat(attackers))
                await speaker.DisposeAsync();
        }
    }

    private async Task<List<Speaker>> InviteAsync(ServerDoor door, string name, int count, bool isAttacker, CancellationToken cancel)
    {
        progress($"{count} authors of the {name} come in");
        var speakers = new List<Speaker>(count);
        for (var n = 0; n < count; n++)
        {
            var speaker = new Speaker(door, options, await door.AuthorAsync($"{name}-{options.Seed}-{n}", cancel), isAttacker);
            if (!isAttacker || n % HubEvery == 0)
                await speaker.UseHubAsync(cancel);
            speakers.Add(speaker);
        }

        return speakers;
    }

    private async Task SpeakAsync(List<Speaker> speakers, double perSecond, double seconds, Phase phase, CancellationToken cancel)
    {
        if (seconds <= 0)
            return;
        if (!speakers[0].IsAttacker)
            progress($"{phase}: {seconds:F0} s{(phase == Phase.After ? " at most" : "")}");
        var said = new List<Task>();
        var began = clock.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), clock);
        try
        {
            for (var turn = 0; await timer.WaitForNextTickAsync(cancel);)
            {
                var passed = Math.Min(clock.GetElapsedTime(began).TotalSeconds, seconds);
                for (; turn < passed * perSecond; turn++)
                {
                    var speaker = speakers[turn % speakers.Count];
                    said.Add(speaker.SayAsync(lines.Next(speaker.IsAttacker), phase, _tally, CancellationToken.None));
                }

                said.RemoveAll(task => task.IsCompletedSuccessfully);
                if (passed >= seconds)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was seen.
        }

        await Task.WhenAll(said);
    }

    private async Task ComeLateAsync(Onlookers onlookers, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        for (var second = 0; second < options.Seconds; second++)
        {
            var left = TimeSpan.FromSeconds(second + 1) - clock.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, clock, cancel);
            if (second % 5 != 4)
                continue;
            await onlookers.ComeLateAsync(cancel);
            progress($"{second + 1,3} s of the raid: level {onlookers.Level}, {_tally.Of(true, Phase.Attack)} abusive comments sent, {_tally.AbusiveSeen} seen");
        }
    }
}
