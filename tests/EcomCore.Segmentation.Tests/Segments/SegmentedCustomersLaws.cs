using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class SegmentedCustomersLaws
{
    [Property]
    public bool Every_customer_is_in_exactly_one_segment(OrderLine[] lines, RfmOptions options, SegmentScheme scheme)
    {
        var table = Rfm.Score(lines, Generators.AsOf, options);
        var customers = table.Segment(scheme);
        return customers.Count == table.Count
            && customers.Summaries.Sum(summary => summary.Customers) == table.Count
            && customers.Summaries.All(summary => summary.Customers == customers.Count(customer => customer.Segment == summary.Segment));
    }

    [Property]
    public bool The_first_rule_that_covers_the_scores_decides(OrderLine[] lines, RfmOptions options, SegmentScheme scheme)
    {
        var customers = Rfm.Score(lines, Generators.AsOf, options).Segment(scheme);
        return scheme.Comparison is not null || scheme.Bins is not null || customers.All(customer =>
            customer.Segment == (scheme.Rules.FirstOrDefault(rule => rule.Covers(customer.Row.Cell))?.Segment ?? Segment.Unassigned));
    }

    [Property]
    public bool Totals_add_up_to_those_of_the_customers(OrderLine[] lines, SegmentScheme scheme)
    {
        var customers = Rfm.Score(lines, Generators.AsOf).Segment(scheme);
        return customers.Summaries.Sum(summary => summary.Purchases) == customers.Table.Customers.Sum(row => row.Purchases)
            && customers.Summaries.Sum(summary => summary.Revenue) == customers.Table.Customers.Sum(row => row.Revenue);
    }

    [Property]
    public bool The_built_in_schemes_leave_nobody_out(OrderLine[] lines, RfmOptions options)
    {
        var table = Rfm.Score(lines, Generators.AsOf, options);
        return table.Segment(SegmentScheme.ElevenSegment).Concat(table.Segment(SegmentScheme.EightClass)).All(customer => customer.Segment != Segment.Unassigned);
    }

    [Property]
    public bool A_check_agrees_with_looking_at_every_cell(SegmentScheme scheme, RfmOptions options)
    {
        if (scheme.Comparison is not null || scheme.Bins is not null)
        {
            return scheme.Check(options).IsTiling;
        }

        var cells = from r in Enumerable.Range(1, options.RecencyBins)
                    from f in Enumerable.Range(1, options.FrequencyBins)
                    from m in Enumerable.Range(1, options.MonetaryBins)
                    select new ScoreCell(r, f, m);
        var deciding = cells.Select(cell => Enumerable.Range(0, scheme.Rules.Count).FirstOrDefault(i => scheme.Rules[i].Covers(cell), -1)).ToList();
        var check = scheme.Check(options);
        return check.Cells == deciding.Count
            && check.UncoveredCells.Count == deciding.Count(i => i < 0)
            && check.UnreachableRules.SequenceEqual(Enumerable.Range(0, scheme.Rules.Count).Except(deciding));
    }
}
