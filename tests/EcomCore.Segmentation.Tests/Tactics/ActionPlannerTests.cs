using FsCheck;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class ActionPlannerTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);
    private static readonly ActionPlanner Planner = new(ActionPlan.Default);

    [Fact]
    public void A_dormant_customer_gets_a_coupon_then_service_then_a_call()
    {
        var first = Planner.NextFor("Dormant", Day, [], Day);
        Assert.Equal((NextStepKind.Contact, "coupon", "100 minus 20", (LocalDate?)Day), (first.Kind, first.Step!.Action, first.Detail, first.NotBefore));

        Contact coupon = new("Dormant", "coupon", "100 minus 20", Day, ContactOutcome.None);
        var wait = Planner.NextFor("Dormant", Day, [coupon], Day.PlusDays(13));
        Assert.Equal((NextStepKind.Wait, "one-to-one-service", (LocalDate?)Day.PlusDays(14)), (wait.Kind, wait.Step!.Action, wait.NotBefore));
        Assert.Equal("Waits for an answer to coupon.", wait.Reason);
        Assert.Equal(NextStepKind.Contact, Planner.NextFor("Dormant", Day, [coupon], Day.PlusDays(14)).Kind);

        Contact service = new("Dormant", "one-to-one-service", "", Day.PlusDays(14), ContactOutcome.None);
        var limited = Planner.NextFor("Dormant", Day, [service, coupon], Day.PlusDays(28));
        Assert.Equal((NextStepKind.Wait, "call", (LocalDate?)Day.PlusDays(30), "Waits for the contact limit."), (limited.Kind, limited.Step!.Action, limited.NotBefore, limited.Reason));
        Assert.Equal(NextStepKind.Contact, Planner.NextFor("Dormant", Day, [service, coupon], Day.PlusDays(30)).Kind);

        Contact call = new("Dormant", "call", "", Day.PlusDays(30), ContactOutcome.None);
        Assert.Equal(NextStepKind.Exhausted, Planner.NextFor("Dormant", Day, [coupon, service, call], Day.PlusDays(90)).Kind);
    }

    [Fact]
    public void An_answer_ends_the_plan() =>
        Assert.Equal(NextStepKind.Answered, Planner.NextFor("Dormant", Day, [new("Dormant", "coupon", "", Day, ContactOutcome.Responded)], Day.PlusDays(60)).Kind);

    [Fact]
    public void A_late_answer_to_an_earlier_step_ends_the_plan_too()
    {
        Contact[] contacts = [new("Dormant", "coupon", "", Day, ContactOutcome.Responded), new("Dormant", "one-to-one-service", "", Day.PlusDays(14), ContactOutcome.None)];

        Assert.Equal("The customer answered coupon.", Planner.NextFor("Dormant", Day, contacts, Day.PlusDays(60)).Reason);
    }

    [Fact]
    public void A_new_silence_starts_the_plan_anew()
    {
        Contact[] answered = [new("Dormant", "coupon", "", Day.PlusDays(-1000), ContactOutcome.Responded)];
        Assert.Equal(NextStepKind.Answered, Planner.NextFor("Dormant", Day.PlusDays(-1000), answered, Day).Kind);
        Assert.Equal("coupon", Planner.NextFor("Dormant", Day.PlusDays(-999), answered, Day).Step!.Action);

        Contact[] exhausted = [.. new[] { "coupon", "one-to-one-service", "call" }.Select((action, i) => new Contact("Dormant", action, "", Day.PlusDays((20 * i) - 500), ContactOutcome.None))];
        Assert.Equal(NextStepKind.Exhausted, Planner.NextFor("Dormant", Day.PlusDays(-500), exhausted, Day).Kind);
        Assert.Equal(NextStepKind.Contact, Planner.NextFor("Dormant", Day.PlusDays(-100), exhausted, Day).Kind);
    }

    [Fact]
    public void A_step_of_another_segments_plan_counts_for_the_limits_alone()
    {
        // Both plans have a step named coupon.
        Contact[] develop = [new("Need Attention", "coupon", "80 minus 15", Day.PlusDays(-3), ContactOutcome.None)];
        var next = Planner.NextFor("At Risk", Day.PlusDays(-5), develop, Day);
        Assert.Equal((NextStepKind.Wait, "coupon", "100 minus 20", (LocalDate?)Day.PlusDays(4)), (next.Kind, next.Step!.Action, next.Detail, next.NotBefore));
    }

    [Fact]
    public void A_segment_that_begins_in_the_future_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Planner.NextFor("Dormant", Day.PlusDays(1), [], Day));

    [Fact]
    public void A_coupon_that_few_use_gives_way_to_the_other_one()
    {
        static IEnumerable<Contact> Past(int used, int tried) =>
            Enumerable.Range(0, tried).Select(i => new Contact("Dormant", "coupon", "100 minus 20", Day, i < used ? ContactOutcome.Responded : ContactOutcome.None));

        Assert.Equal("80 minus 15", new ActionPlanner(ActionPlan.Default, Past(4, 100)).NextFor("Dormant", Day, [], Day).Detail);
        Assert.Equal("100 minus 20", new ActionPlanner(ActionPlan.Default, Past(5, 100)).NextFor("Dormant", Day, [], Day).Detail);
        Assert.Equal("100 minus 20", new ActionPlanner(ActionPlan.Default, Past(0, 49)).NextFor("Dormant", Day, [], Day).Detail);
        Assert.Equal(0.04, new ActionPlanner(ActionPlan.Default, Past(4, 100)).Responses[0].Share);
    }

    [Fact]
    public void A_segment_without_steps_has_no_plan() => Assert.Equal(NextStepKind.NoPlan, Planner.NextFor("Lost", Day, [], Day).Kind);

    [Fact]
    public void Every_segment_of_the_built_in_schemes_but_the_lost_ones_has_steps() =>
        Assert.All(
            SegmentScheme.ElevenSegment.Segments.Concat(SegmentScheme.EightClass.Segments).Where(segment => segment.Name != "Lost"),
            segment => Assert.NotEmpty(ActionPlan.Default.StepsOf(segment.Name)));

    [Fact]
    public void A_plan_is_read_from_json_and_every_fault_is_told()
    {
        const string Json = """
            { "name": "mine", "max_contacts": 1, "segments": [ { "name": "Dormant", "steps": [ { "action": "letter", "wait_days": 3, "instead": "x", "minimum_response": 0.5 } ] } ] }
            """;
        Assert.True(ActionPlan.TryParse(Json, out var plan, out _));
        Assert.Equal((1, 30, 3), (plan.Limits.MaxContacts, plan.Limits.WindowDays, plan.StepsOf("Dormant")[0].WaitDays));

        const string Bad = """{ "name": "", "min_gap_days": -1, "segments": [ { "name": "A", "steps": [ { "detail": "x", "colour": 1 } ] }, { "name": "A", "steps": [] } ] }""";
        Assert.False(ActionPlan.TryParse(Bad, out _, out var faults));
        Assert.Equal(
            ["$.min_gap_days", "$.name", "$.segments[0].steps[0].action", "$.segments[0].steps[0].colour", "$.segments[1].name", "$.segments[1].steps"],
            faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.False(ActionPlan.TryParse(null, out _, out _));
    }

    [Property]
    public bool Who_opted_out_is_never_contacted(NonNegativeInt days, bool byFlag, byte other)
    {
        var contacts = Enumerable.Range(0, other % 5).Select(i => new Contact("Dormant", "coupon", "", Day.PlusDays(i), ContactOutcome.None)).ToList();
        if (!byFlag)
        {
            contacts.Add(new Contact("", "anything", "", Day.PlusDays(500), ContactOutcome.OptedOut));
        }

        return Planner.NextFor("Dormant", Day, contacts, Day.PlusDays(days.Get % 1000), byFlag) is { Kind: NextStepKind.OptedOut, Step: null };
    }

    [Property]
    public bool Contacts_keep_the_limits(byte[] gaps)
    {
        // Follows the planner for a year of days: at most two contacts within any 30 days, a week apart.
        var contacts = new List<Contact>();
        var today = Day;
        foreach (var gap in gaps)
        {
            today = today.PlusDays(gap % 9);
            var segment = gap % 2 == 0 ? "Dormant" : "Champions";
            var next = Planner.NextFor(segment, today.PlusDays(-gap), contacts, today);
            if (next.Kind == NextStepKind.Contact)
            {
                contacts.Add(new Contact(segment, next.Step!.Action, next.Detail, today, ContactOutcome.None));
            }
        }

        return contacts.Zip(contacts.Skip(1)).All(pair => Period.DaysBetween(pair.First.On, pair.Second.On) >= 7)
            && contacts.Zip(contacts.Skip(2)).All(pair => Period.DaysBetween(pair.First.On, pair.Second.On) >= 30);
    }
}
