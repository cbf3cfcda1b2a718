using NodaTime;

namespace EcomCore.Risk;

/// <summary>The options of a monitor as it reads them once.</summary>
internal sealed class RiskLimits(RiskOptions options)
{
    /// <summary>How many platforms an incident tells apart.</summary>
    public const int Platforms = 1000;

    private readonly Duration _level1 = Duration.FromTimeSpan(options.Level1AnswerWithin);
    private readonly Duration _level2 = Duration.FromTimeSpan(options.Level2AnswerWithin);

    public Duration LateAllowance { get; } = Duration.FromTimeSpan(options.LateAllowance);

    public int KeptPostIds { get; } = options.KeptPostIds;

    public int KeptAuthors { get; } = options.KeptAuthors;

    public int RememberedPosts { get; } = options.RememberedPosts;

    public int KeysPerRule { get; } = options.KeysPerRule;

    public int WaitingIncidents { get; } = options.WaitingIncidents;

    public int KeptAnswered { get; } = options.KeptAnswered;

    public int NearDuplicateBits { get; } = options.NearDuplicateBits;

    public Duration AnswerWithin(int level) => level == 1 ? _level1 : _level2;
}
