namespace EcomCore.Segmentation;

/// <summary>Something that two accounts of one person share: a phone number, an e-mail address, a platform's own id. Hashed by the caller; compared ordinally.</summary>
public sealed record IdentityKey
{
    /// <summary>Creates a key.</summary>
    /// <param name="kind">What it is, such as <c>phone</c>; keys of different kinds are never equal.</param>
    /// <param name="value">Its value, hashed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public IdentityKey(string kind, string value)
    {
        Guard.NotEmpty(kind);
        Guard.NotEmpty(value);
        Kind = kind;
        Value = value;
    }

    /// <summary>Gets what it is.</summary>
    public string Kind { get; }

    /// <summary>Gets its value.</summary>
    public string Value { get; }

    /// <summary>Writes kind and value.</summary>
    /// <returns>Such as <c>phone:3f9a</c>.</returns>
    public override string ToString() => $"{Kind}:{Value}";
}
