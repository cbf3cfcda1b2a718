using System.Numerics;

namespace EcomCore.Sku;

/// <summary>One part of a code, between two separators. Immutable; the kinds are the sealed types that derive from it.</summary>
public abstract class SkuSegment
{
    private protected SkuSegment(string name)
    {
        Guard.NotEmpty(name);
        if (NameFault(name) is { } fault)
        {
            throw new ArgumentException(fault, nameof(name));
        }

        Name = name;
    }

    /// <summary>Gets the name by which values are asked for, such as <c>platform</c>; unique in a schema.</summary>
    public string Name { get; }

    /// <summary>Gets the kind as JSON and options spell it: <c>literal</c>, <c>choice</c>, <c>text</c>, <c>number</c>, <c>yearMonth</c>, <c>serial</c> or <c>check</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets the fewest characters that the segment takes.</summary>
    public abstract int MinLength { get; }

    /// <summary>Gets the most characters that the segment takes.</summary>
    public abstract int MaxLength { get; }

    /// <summary>Gets the number of different values; 1 for a literal and for a check, which add no value of their own.</summary>
    public abstract BigInteger Capacity { get; }

    /// <summary>Gets what the segment accepts, in words, such as <c>4 digits YYMM, months 01 to 12</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Gets the bits that hold any value; texts are held by characters and answer 0.</summary>
    internal virtual int Bits => BitsFor(Capacity - 1);

    internal bool HasFixedLength => MinLength == MaxLength;

    /// <summary>Returns the name and what the segment accepts.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Name}: {Expected}";

    internal static string? NameFault(string name)
    {
        if (name.Length > SkuLimits.MaxNameLength)
        {
            return Spelling.Format("expected a name of at most {0} characters, found {1}", SkuLimits.MaxNameLength, name.Length);
        }

        return name.Length == 0 || name.Any(char.IsControl) || !Spelling.IsUnicode(name) ? "expected a name without control characters and lone surrogates" : null;
    }

    /// <summary>Reads a value from a text that is exactly the segment.</summary>
    internal abstract bool TryRead(ReadOnlySpan<char> text, out ulong value);

    /// <summary>Writes a value that <see cref="TryRead"/> gave; the answer is the number of characters.</summary>
    internal abstract int Write(ulong value, Span<char> destination);

    /// <summary>The canonical spelling of a value that a caller gives for a new code; the default takes only what a code may hold.</summary>
    internal virtual bool TryAccept(string value, out string spelling)
    {
        spelling = value;
        return TryRead(value.AsSpan(), out _);
    }

    /// <summary>Reports what is wrong with a text; the answer is the one spelling that it can only mean, or null.</summary>
    internal abstract string? Inspect(string text, FindingSink findings);

    /// <summary>The next state of an automaton that accepts exactly the segment's texts; it starts in 0, and -1 is a dead end.</summary>
    internal abstract int Next(int state, char character);

    /// <summary>Whether a text may end in a state.</summary>
    internal abstract bool Accepts(int state);

    /// <summary>The characters that occur in some text of the segment.</summary>
    internal abstract CharacterSet Characters { get; }

    private protected static int BitsFor(BigInteger largest)
    {
        var bits = 0;
        for (; largest > 0; largest >>= 1)
        {
            bits++;
        }

        return bits;
    }

    private protected static string Checked(string name, IEnumerable<SegmentFault> faults)
    {
        Guard.NotEmpty(name);
        foreach (var fault in faults)
        {
            throw new ArgumentException($"Segment '{name}': {fault.Message}.", fault.Property);
        }

        return name;
    }
}
