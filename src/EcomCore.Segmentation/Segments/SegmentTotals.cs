namespace EcomCore.Segmentation;

/// <summary>Adds up the customers of each segment.</summary>
internal static class SegmentTotals
{
    public static SegmentSummary[] Of(CustomerTable customers, SegmentScheme scheme, byte[] places)
    {
        // The last total is that of the customers in no segment.
        var totals = new Total[scheme.Segments.Count + 1];
        var all = default(Total);
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var state = ref customers.StateAt(i);
            var days = state.DaysUntil(customers.AsOf);
            var revenue = customers.RevenueAt(i);
            totals[places[i]].Add(in state, days, revenue);
            all.Add(in state, days, revenue);
        }

        var summaries = new List<SegmentSummary>();
        for (var i = 0; i < totals.Length; i++)
        {
            if (i < scheme.Segments.Count)
            {
                summaries.Add(totals[i].SummaryOf(scheme.Segments[i], in all));
            }
            else if (totals[i].Customers > 0)
            {
                summaries.Add(totals[i].SummaryOf(Segment.Unassigned, in all));
            }
        }

        return [.. summaries];
    }

    private struct Total
    {
        public int Customers;
        private long _purchases;
        private long _days;
        private decimal _revenue;

        public void Add(in CustomerState state, int days, decimal revenue)
        {
            Customers++;
            _purchases += state.Purchases;
            _days += days;
            _revenue += revenue;
        }

        public readonly SegmentSummary SummaryOf(Segment segment, in Total all) => new(
            segment,
            Customers,
            _purchases,
            _revenue,
            Customers == 0 ? double.NaN : (double)_days / Customers,
            all.Customers == 0 ? 0 : (double)Customers / all.Customers,
            all._purchases == 0 ? 0 : (double)_purchases / all._purchases,
            all._revenue <= 0m ? 0 : (double)(_revenue / all._revenue));
    }
}
