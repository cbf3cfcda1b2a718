namespace EcomCore.Inventory;

/// <summary>The input of an allocation breaks a rule; nothing was computed.</summary>
public sealed class AllocationInputException : ArgumentException
{
    /// <summary>How many faults the message spells out; <see cref="Faults"/> has them all.</summary>
    internal const int SpelledOut = 5;

    internal AllocationInputException(IReadOnlyList<AllocationFault> faults, string parameter)
        : base(Describe(faults), parameter) => Faults = faults;

    /// <summary>Gets every fault, in the order of items and channels.</summary>
    public IReadOnlyList<AllocationFault> Faults { get; }

    private static string Describe(IReadOnlyList<AllocationFault> faults)
    {
        var text = string.Join(" ", faults.Take(SpelledOut));
        return faults.Count <= SpelledOut ? text : FormattableString.Invariant($"{text} And {faults.Count - SpelledOut} more.");
    }
}
