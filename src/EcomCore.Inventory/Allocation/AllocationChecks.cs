using System.Globalization;

namespace EcomCore.Inventory;

/// <summary>The rules that the input of an allocation must keep.</summary>
internal static class AllocationChecks
{
    /// <summary>Whether an item keeps every rule; the quick test that runs over a whole batch before anything is computed.</summary>
    public static bool IsSound(in AllocationItem item)
    {
        var sound = item.Stock >= 0;
        for (var i = 0; i < item.Demand.Length; i++)
        {
            var demand = item.Demand[i];
            var weight = item.Weights.IsEmpty ? 1 : item.Weights[i];
            var floor = item.Floors.IsEmpty ? 0 : item.Floors[i];
            var cap = item.Caps.IsEmpty ? long.MaxValue : item.Caps[i];
            var lot = item.Lots.IsEmpty ? 1 : item.Lots[i];
            sound &= demand >= 0 && weight >= 0 && demand <= double.MaxValue && weight <= double.MaxValue
                && demand * weight <= double.MaxValue && IsFinite(item.Margins, i) && IsFinite(item.Deviations, i) && floor >= 0 && floor <= cap && lot >= 1;
        }

        return sound;
    }

    /// <summary>Adds every broken rule of an item, with its place, the value found and what was expected.</summary>
    public static void AddFaults(in AllocationItem item, int index, ICollection<AllocationFault> faults, IReadOnlyList<ChannelDemand>? names = null)
    {
        if (item.Stock < 0)
        {
            var place = names is null ? Text("Item {0}: ", index) : string.Empty;
            faults.Add(new AllocationFault(index, -1, AllocationFaultKind.NegativeStock, Text("{0}available {1}: expected 0 or more.", place, item.Stock)));
        }

        for (var i = 0; i < item.Demand.Length; i++)
        {
            var place = names is null ? Text("Item {0}, channel {1}: ", index, i) : $"Channel '{names[i].Channel}': ";
            AddDemandFaults(item, i, Add);
            AddLimitFaults(item, i, Add);

            void Add(AllocationFaultKind kind, string text) => faults.Add(new AllocationFault(index, i, kind, place + text));
        }
    }

    private static void AddDemandFaults(in AllocationItem item, int i, Action<AllocationFaultKind, string> add)
    {
        var demand = item.Demand[i];
        var weight = item.Weights.IsEmpty ? 1 : item.Weights[i];
        var demandIsSound = demand >= 0 && demand <= double.MaxValue;
        var weightIsSound = weight >= 0 && weight <= double.MaxValue;

        if (!demandIsSound)
        {
            add(AllocationFaultKind.DemandOutOfRange, Text("demand {0}: expected a finite number, 0 or more.", demand));
        }

        if (!weightIsSound)
        {
            add(AllocationFaultKind.WeightOutOfRange, Text("weight {0}: expected a finite number, 0 or more.", weight));
        }

        if (demandIsSound && weightIsSound && double.IsInfinity(demand * weight))
        {
            add(AllocationFaultKind.WeightedDemandTooLarge, Text("demand {0} times weight {1}: expected a product below 1.8E308.", demand, weight));
        }

        if (!IsFinite(item.Margins, i))
        {
            add(AllocationFaultKind.MarginOutOfRange, Text("margin {0}: expected a finite number, 0 or more.", item.Margins[i]));
        }

        if (!IsFinite(item.Deviations, i))
        {
            add(AllocationFaultKind.DeviationOutOfRange, Text("standard deviation {0}: expected a finite number, 0 or more.", item.Deviations[i]));
        }
    }

    private static void AddLimitFaults(in AllocationItem item, int i, Action<AllocationFaultKind, string> add)
    {
        var floor = item.Floors.IsEmpty ? 0 : item.Floors[i];
        var cap = item.Caps.IsEmpty ? long.MaxValue : item.Caps[i];
        var lot = item.Lots.IsEmpty ? 1 : item.Lots[i];
        if (floor < 0)
        {
            add(AllocationFaultKind.NegativeFloor, Text("floor {0}: expected 0 or more.", floor));
        }

        if (cap < 0)
        {
            add(AllocationFaultKind.NegativeCap, Text("cap {0}: expected 0 or more.", cap));
        }
        else if (floor > cap)
        {
            add(AllocationFaultKind.FloorAboveCap, Text("floor {0}: expected at most the cap {1}.", floor, cap));
        }

        if (lot < 1)
        {
            add(AllocationFaultKind.LotOutOfRange, Text("lot {0}: expected 1 or more.", lot));
        }
    }

    private static bool IsFinite(ReadOnlySpan<double> values, int i) => values.IsEmpty || (values[i] >= 0 && values[i] <= double.MaxValue);

    private static string Text(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
