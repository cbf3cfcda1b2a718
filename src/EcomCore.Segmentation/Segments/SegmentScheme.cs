using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Segmentation;

/// <summary>Ordered rules from scores to segments; the first rule that covers a customer's scores decides. Immutable.</summary>
public sealed class SegmentScheme
{
    /// <summary>The most rules of a scheme.</summary>
    public const int MaxRules = 200;

    private SegmentScheme(string name, SegmentRule[] rules, int? bins, ScoreComparison? comparison)
    {
        Name = name;
        Rules = Array.AsReadOnly(rules);
        Segments = Array.AsReadOnly(rules.Select(rule => rule.Segment).Distinct().ToArray());
        Bins = bins;
        Comparison = comparison;
    }

    /// <summary>Gets the eleven segments from Champions to Lost, for five scores per axis; every one of the 125 cells is in exactly one.</summary>
    /// <remarks>
    /// The names are those in common use; the published tables overlap on many cells and leave others out, so the boxes are this package's own. The table is in
    /// the guide.
    /// </remarks>
    public static SegmentScheme ElevenSegment { get; } = new("eleven", BuiltInSchemes.Eleven(), bins: 5, comparison: null);

    /// <summary>Gets the classical eight classes (重要价值客户 ... 一般挽留客户), a score being high when it is at least the mean.</summary>
    public static SegmentScheme EightClass { get; } = EightClassBy(ScoreComparison.Mean);

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the rules, in the order in which they are tried.</summary>
    public IReadOnlyList<SegmentRule> Rules { get; }

    /// <summary>Gets the segments, in the order in which the rules first name them.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Gets the number of scores per axis that the rules are written for; null when they take the scores as they come.</summary>
    /// <remarks>A score s of b is read as score floor((2 s - 1) * Bins / (2 b)) + 1: the one in which the middle of its bin lies.</remarks>
    public int? Bins { get; }

    /// <summary>Gets what makes a score high; null when the rules are about scores. With a comparison the rules are about 1 (low) and 2 (high).</summary>
    public ScoreComparison? Comparison { get; }

    /// <summary>Makes the eight classes with another idea of a high score.</summary>
    /// <param name="comparison">What makes a score high.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="comparison"/> is null.</exception>
    public static SegmentScheme EightClassBy(ScoreComparison comparison)
    {
        Guard.NotNull(comparison);
        return new SegmentScheme("eight", BuiltInSchemes.Eight(), bins: null, comparison);
    }

    /// <summary>Makes a scheme of rules about scores.</summary>
    /// <param name="name">The name; not empty.</param>
    /// <param name="rules">1 to <see cref="MaxRules"/> rules, in the order in which they are to be tried.</param>
    /// <param name="bins">Number of scores per axis that the rules are written for; null to take the scores as they come.</param>
    /// <returns>The scheme. Overlaps and gaps are allowed: <see cref="Check"/> tells them.</returns>
    /// <exception cref="ArgumentNullException">The name, the rules or one of them is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, or there are no rules or too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not a possible number of scores.</exception>
    public static SegmentScheme Of(string name, IEnumerable<SegmentRule> rules, int? bins = null)
    {
        Guard.NotEmpty(name);
        Guard.NotNull(rules);
        if (bins is { } count)
        {
            Guard.Between(count, RfmOptions.MinBins, RfmOptions.MaxBins, nameof(bins));
        }

        var array = rules.Take(MaxRules + 1).ToArray();
        if (array.Length is 0 or > MaxRules)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected 1 to {MaxRules} rules."), nameof(rules));
        }

        foreach (var rule in array)
        {
            Guard.NotNull(rule, nameof(rules));
            Guard.NotNull(rule.Segment, nameof(rules));
        }

        return new SegmentScheme(name, array, bins, comparison: null);
    }

    /// <summary>Reads a scheme from JSON.</summary>
    /// <param name="json">
    /// <c>{ "name": "...", "segments": [ { "name": "Champions", "r": [4,5], "f": [4,5], "m": [4,5] } ] }</c>: first match wins, both ends of a range count, an
    /// axis that is left out may have any score.
    /// </param>
    /// <param name="scheme">The scheme; null when there are faults.</param>
    /// <param name="faults">Every fault with its place; empty when there are none.</param>
    /// <returns>True when there are no faults. Never throws.</returns>
    public static bool TryParse(string? json, [NotNullWhen(true)] out SegmentScheme? scheme, out IReadOnlyList<SchemeFault> faults) =>
        SegmentSchemeJson.TryRead(json, out scheme, out faults);

    /// <summary>Looks for overlapping rules, unreachable rules and uncovered cells.</summary>
    /// <param name="options">
    /// The numbers of scores; <see cref="RfmOptions.Quintiles"/> when null. A scheme with <see cref="Bins"/> or <see cref="Comparison"/> is checked on its own cells.
    /// </param>
    /// <returns>What was found.</returns>
    public SchemeCheck Check(RfmOptions? options = null) => SchemeCheck.Of(this, options ?? RfmOptions.Quintiles);

    /// <summary>Gives the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>The place in <see cref="Segments"/> of the first rule that covers a cell of the scheme's own cells; the number of segments when none does.</summary>
    internal int SegmentAt(ScoreCell cell)
    {
        foreach (var rule in Rules)
        {
            if (rule.Covers(cell))
            {
                for (var i = 0; i < Segments.Count; i++)
                {
                    if (Segments[i] == rule.Segment)
                    {
                        return i;
                    }
                }
            }
        }

        return Segments.Count;
    }
}
