namespace EcomCore.Segmentation;

/// <summary>A whole number as a key.</summary>
internal readonly struct NumberKey(long number) : ICustomerKey<NumberKey>
{
    public long Number { get; } = number;

    public uint Hash => Hashing.Of(Number);

    public bool Equals(NumberKey other) => Number == other.Number;

    public override bool Equals(object? obj) => obj is NumberKey other && Equals(other);

    public override int GetHashCode() => (int)Hash;
}
