using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Finds the next step for each customer, from a plan, what was tried, and what it did. Immutable and safe to share between threads.</summary>
public sealed class ActionPlanner
{
    /// <summary>The fewest contacts of a step that say anything about how it is answered.</summary>
    public const int MinContacts = 50;

    private readonly Dictionary<(string Action, string Detail), StepResponse> _responses = [];

    /// <summary>Creates a planner.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="past">All contacts so far, of all customers, from which it learns how steps are answered; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> or a contact is null.</exception>
    public ActionPlanner(ActionPlan plan, IEnumerable<Contact>? past = null)
    {
        Guard.NotNull(plan);
        Plan = plan;
        foreach (var contact in past ?? [])
        {
            Guard.NotNull(contact, nameof(past));
            var key = (contact.Action, contact.Detail);
            _ = _responses.TryGetValue(key, out var known);
            _responses[key] = new StepResponse(
                contact.Action, contact.Detail, known.Tried + 1, known.Responded + (contact.Outcome == ContactOutcome.Responded ? 1 : 0));
        }
    }

    /// <summary>Gets the plan.</summary>
    public ActionPlan Plan { get; }

    /// <summary>Gets how the steps so far were answered, in ordinal order of action and detail.</summary>
    public IReadOnlyList<StepResponse> Responses =>
        [.. _responses.Values.OrderBy(response => response.Action, StringComparer.Ordinal).ThenBy(response => response.Detail, StringComparer.Ordinal)];

    /// <summary>Finds a customer's next step.</summary>
    /// <param name="segment">Name of the customer's segment or stage.</param>
    /// <param name="since">
    /// The day on which the customer came into the segment, this time; on or before <paramref name="today"/>. Where that is not known, the day of the last purchase
    /// serves: for a silent customer it opened the silence.
    /// </param>
    /// <param name="contacts">The contacts with this customer, in any order; those after <paramref name="today"/> do not count.</param>
    /// <param name="today">The day.</param>
    /// <param name="hasOptedOut">True when the customer asked not to be contacted, wherever that was said.</param>
    /// <returns>The step. One who opted out, here or in any contact, is never contacted.</returns>
    /// <exception cref="ArgumentNullException">An argument or a contact is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="since"/> is later than <paramref name="today"/>.</exception>
    /// <remarks>
    /// The steps taken are the contacts of this segment's plan from <paramref name="since"/> on. Contacts of an earlier stay in the segment, or of another segment's
    /// plan, count for the contact limits alone: whoever answered a coupon three years ago and is silent again gets the plan from its start.
    /// </remarks>
    public NextStep NextFor(string segment, LocalDate since, IEnumerable<Contact> contacts, LocalDate today, bool hasOptedOut = false)
    {
        Guard.NotNull(segment);
        Guard.NotNull(contacts);
        if (since > today)
        {
            throw new ArgumentOutOfRangeException(
                nameof(since), since, FormattableString.Invariant($"Expected {today:uuuu-MM-dd} or earlier; found {since:uuuu-MM-dd}."));
        }

        var all = contacts.ToList();
        if (hasOptedOut || all.Exists(contact => contact.Outcome == ContactOutcome.OptedOut))
        {
            return Nothing(NextStepKind.OptedOut, "The customer opted out.");
        }

        var steps = Plan.StepsOf(segment);
        if (steps.Count == 0)
        {
            return Nothing(NextStepKind.NoPlan, $"The plan has no steps for {segment}.");
        }

        var past = all.Where(contact => contact.On <= today).OrderBy(contact => contact.On).ToList();
        var taken = past.FindAll(contact => contact.On >= since && string.Equals(contact.Segment, segment, StringComparison.Ordinal));
        return NextOf(steps, taken, past, today);
    }

    private static NextStep Nothing(NextStepKind kind, string reason) => new(kind, null, string.Empty, null, reason);

    private NextStep NextOf(IReadOnlyList<ActionStep> steps, List<Contact> taken, List<Contact> past, LocalDate today)
    {
        // The farthest step that was taken counts.
        var last = -1;
        for (var i = 0; i < steps.Count; i++)
        {
            last = taken.Exists(contact => contact.Action == steps[i].Action) ? i : last;
        }

        // A late answer to an earlier step is an answer too.
        if (taken.FindLast(contact => contact.Outcome == ContactOutcome.Responded && steps.Any(step => step.Action == contact.Action)) is { } answered)
        {
            return Nothing(NextStepKind.Answered, $"The customer answered {answered.Action}.");
        }

        var latest = last < 0 ? null : taken.FindLast(contact => contact.Action == steps[last].Action);

        if (last == steps.Count - 1)
        {
            return Nothing(NextStepKind.Exhausted, FormattableString.Invariant($"All {steps.Count} steps were tried."));
        }

        var step = steps[last + 1];
        var answerDue = latest is null ? today : latest.On.PlusDays(steps[last].WaitDays);
        var allowed = AllowedFrom(past, today);
        var first = LocalDate.Max(LocalDate.Max(answerDue, allowed), today);
        var reason = first == today ? (latest is null ? $"First step: {step.Action}." : $"{steps[last].Action} was not answered: {step.Action}.")
            : answerDue >= allowed ? $"Waits for an answer to {steps[last].Action}."
            : "Waits for the contact limit.";
        return new NextStep(first == today ? NextStepKind.Contact : NextStepKind.Wait, step, DetailOf(step), first, reason);
    }

    /// <summary>The first day on which the limits allow a contact.</summary>
    private LocalDate AllowedFrom(List<Contact> past, LocalDate today)
    {
        if (past.Count == 0)
        {
            return today;
        }

        var limits = Plan.Limits;
        var afterGap = past[past.Count - 1].On.PlusDays(limits.MinGapDays);

        // With the most allowed in the window, the next waits until the earliest of these leaves it.
        var afterWindow = past.Count < limits.MaxContacts ? today : past[past.Count - limits.MaxContacts].On.PlusDays(limits.WindowDays);
        return LocalDate.Max(afterGap, afterWindow);
    }

    private string DetailOf(ActionStep step)
    {
        var isWeak = step.InsteadDetail is not null
            && _responses.TryGetValue((step.Action, step.Detail), out var response)
            && response.Tried >= MinContacts
            && response.Share < step.MinimumResponse;
        return isWeak ? step.InsteadDetail! : step.Detail;
    }
}
