namespace EcomCore.Segmentation;

/// <summary>A customer as one platform knows them.</summary>
public sealed record CustomerAccount
{
    /// <summary>Creates an account.</summary>
    /// <param name="platform">The platform; without <c>/</c>.</param>
    /// <param name="accountId">The platform's id of the customer.</param>
    /// <param name="keys">What it may share with accounts elsewhere; may be empty.</param>
    /// <exception cref="ArgumentNullException">An argument or a key is null.</exception>
    /// <exception cref="ArgumentException">The platform or the id is empty, or the platform has a <c>/</c>.</exception>
    public CustomerAccount(string platform, string accountId, params IReadOnlyList<IdentityKey> keys)
    {
        Guard.NotEmpty(platform);
        Guard.NotEmpty(accountId);
        if (platform.Contains('/'))
        {
            throw new ArgumentException($"Expected no '/', which parts platform and id in a name; found '{platform}'.", nameof(platform));
        }

        Guard.NotNull(keys);
        IdentityKey[] own = [.. keys];
        foreach (var key in own)
        {
            Guard.NotNull(key, nameof(keys));
        }

        Platform = platform;
        AccountId = accountId;
        Keys = Array.AsReadOnly(own);
    }

    /// <summary>Gets the platform.</summary>
    public string Platform { get; }

    /// <summary>Gets the platform's id.</summary>
    public string AccountId { get; }

    /// <summary>Gets what it may share with accounts elsewhere.</summary>
    public IReadOnlyList<IdentityKey> Keys { get; }

    /// <summary>Gets platform and id as one name.</summary>
    /// <value>Such as <c>TB/1001</c>.</value>
    public string Name => $"{Platform}/{AccountId}";
}
