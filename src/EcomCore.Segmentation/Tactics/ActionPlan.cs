using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Segmentation;

/// <summary>Which steps serve which segment, as data. Immutable.</summary>
public sealed class ActionPlan
{
    /// <summary>The most steps of a segment.</summary>
    public const int MaxSteps = 50;

    /// <summary>The most segments of a plan.</summary>
    public const int MaxSegments = 200;

    private readonly Dictionary<string, IReadOnlyList<ActionStep>> _steps;

    private ActionPlan(string name, ContactLimits limits, Dictionary<string, IReadOnlyList<ActionStep>> steps, string[] segments)
    {
        Name = name;
        Limits = limits;
        _steps = steps;
        Segments = Array.AsReadOnly(segments);
    }

    /// <summary>Gets the plan for the eleven segments, the eight classes and the lifecycle stages.</summary>
    /// <remarks>
    /// High value: VIP service, feedback, early trials. Dormant: a personal coupon, then one-to-one service, then a call; where the coupon of 100 minus 20 is used
    /// by fewer than one in twenty, 80 minus 15 takes its place.
    /// </remarks>
    public static ActionPlan Default { get; } = BuiltInPlan.Create();

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets how often a customer may be contacted.</summary>
    public ContactLimits Limits { get; }

    /// <summary>Gets the names of the segments with steps, in the order given.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="name">The name; not empty.</param>
    /// <param name="steps">Steps per segment name, in order; 1 to <see cref="MaxSegments"/> segments, 1 to <see cref="MaxSteps"/> steps each.</param>
    /// <param name="limits">How often a customer may be contacted; <see cref="ContactLimits.Default"/> when null.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentNullException">An argument, a step list or a step is null.</exception>
    /// <exception cref="ArgumentException">A name is empty, a segment or an action of a segment comes twice, or there are too few or too many.</exception>
    public static ActionPlan Of(string name, IEnumerable<KeyValuePair<string, IReadOnlyList<ActionStep>>> steps, ContactLimits? limits = null)
    {
        Guard.NotEmpty(name);
        Guard.NotNull(steps);
        var bySegment = new Dictionary<string, IReadOnlyList<ActionStep>>(StringComparer.Ordinal);
        var segments = new List<string>();
        foreach (var pair in steps)
        {
            Guard.NotEmpty(pair.Key, nameof(steps));
            Guard.NotNull(pair.Value, nameof(steps));
            if (bySegment.ContainsKey(pair.Key) || pair.Value.Count is 0 or > MaxSteps || segments.Count == MaxSegments || HasDoubles(pair.Value))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected each segment once, with 1 to {MaxSteps} different actions, and at most {MaxSegments} segments; see '{pair.Key}'."),
                    nameof(steps));
            }

            bySegment.Add(pair.Key, Array.AsReadOnly(pair.Value.ToArray()));
            segments.Add(pair.Key);
        }

        if (segments.Count == 0)
        {
            throw new ArgumentException("Expected at least one segment.", nameof(steps));
        }

        return new ActionPlan(name, limits ?? ContactLimits.Default, bySegment, [.. segments]);
    }

    /// <summary>Reads a plan from JSON.</summary>
    /// <param name="json">
    /// <c>{ "name": "...", "max_contacts": 2, "window_days": 30, "min_gap_days": 7, "segments": [ { "name": "Dormant", "steps": [ { "action": "coupon",
    /// "detail": "100 minus 20", "wait_days": 14, "instead": "80 minus 15", "minimum_response": 0.05 } ] } ] }</c>; the limits and everything of a step but its action
    /// may be left out.
    /// </param>
    /// <param name="plan">The plan; null when there are faults.</param>
    /// <param name="faults">Every fault with its place; empty when there are none.</param>
    /// <returns>True when there are no faults. Never throws.</returns>
    public static bool TryParse(string? json, [NotNullWhen(true)] out ActionPlan? plan, out IReadOnlyList<SchemeFault> faults) =>
        ActionPlanJson.TryRead(json, out plan, out faults);

    /// <summary>Gives the steps of a segment.</summary>
    /// <param name="segment">The segment's name, case-sensitive.</param>
    /// <returns>The steps in order; empty when the plan has none for it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="segment"/> is null.</exception>
    public IReadOnlyList<ActionStep> StepsOf(string segment)
    {
        Guard.NotNull(segment);
        return _steps.TryGetValue(segment, out var steps) ? steps : [];
    }

    private static bool HasDoubles(IReadOnlyList<ActionStep> steps) =>
        steps.Select(step => step.Action).Distinct(StringComparer.Ordinal).Count() < steps.Count;
}
