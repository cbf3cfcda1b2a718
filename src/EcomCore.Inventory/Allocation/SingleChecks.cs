namespace EcomCore.Inventory;

/// <summary>The rules of the single form: those of every item, and that each channel comes once.</summary>
internal static class SingleChecks
{
    // Up to so many names most have a mark of their own, and few are compared; of more a set is kept.
    private const int FewNames = 32;

    /// <summary>Throws when a rule is broken, naming every one that is.</summary>
    public static void MustBeSound(in AllocationItem columns, ReadOnlySpan<ChannelDemand> channels)
    {
        var duplicates = FindDuplicates(channels);
        if (duplicates is null && AllocationChecks.IsSound(columns))
        {
            return;
        }

        var faults = new List<AllocationFault>();
        AllocationChecks.AddFaults(columns, 0, faults, channels.ToArray());
        foreach (var i in duplicates ?? [])
        {
            faults.Add(new AllocationFault(
                0, i, AllocationFaultKind.DuplicateChannel, $"Channel '{channels[i].Channel}': expected once, found again."));
        }

        throw new AllocationInputException(faults, columns.Stock < 0 ? "available" : nameof(channels));
    }

    private static List<int>? FindDuplicates(ReadOnlySpan<ChannelDemand> channels)
    {
        List<int>? duplicates = null;
        var seen = channels.Length > FewNames ? new HashSet<string>(StringComparer.Ordinal) : null;
        var marks = 0UL;
        for (var i = 0; i < channels.Length; i++)
        {
            // A name whose mark no earlier one has is not among them; only the others are compared.
            var name = channels[i].Channel;
            var mark = 1UL << ((name[0] + (5 * name[^1]) + (11 * name.Length)) & 63);
            if (seen is null ? (marks & mark) != 0 && IsAmongFirst(channels, i) : !seen.Add(name))
            {
                (duplicates ??= []).Add(i);
            }

            marks |= mark;
        }

        return duplicates;
    }

    private static bool IsAmongFirst(ReadOnlySpan<ChannelDemand> channels, int index)
    {
        var name = channels[index].Channel;
        for (var i = 0; i < index; i++)
        {
            if (string.Equals(channels[i].Channel, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
