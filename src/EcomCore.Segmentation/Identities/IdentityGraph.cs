namespace EcomCore.Segmentation;

/// <summary>Accounts and the keys that they share, in an order that does not depend on that of the rows.</summary>
internal sealed class IdentityGraph
{
    private readonly Dictionary<string, string>[] _values;
    private readonly string[] _platforms;

    private IdentityGraph(CustomerAccount[] accounts)
    {
        Names = Array.ConvertAll(accounts, account => account.Name);
        _platforms = Array.ConvertAll(accounts, account => account.Platform);
        _values = Array.ConvertAll(accounts, account => account.Keys
            .GroupBy(key => key.Kind, StringComparer.Ordinal).Where(kind => kind.Distinct().Count() == 1)
            .ToDictionary(kind => kind.Key, kind => kind.First().Value, StringComparer.Ordinal));

        var members = new Dictionary<IdentityKey, List<int>>();
        for (var i = 0; i < accounts.Length; i++)
        {
            foreach (var key in accounts[i].Keys.Distinct())
            {
                if (!members.TryGetValue(key, out var list))
                {
                    members.Add(key, list = []);
                }

                list.Add(i);
            }
        }

        SharedKeys =
        [
            .. members.Where(pair => pair.Value.Count > 1).Select(pair => (pair.Key, (IReadOnlyList<int>)pair.Value))
                .OrderBy(pair => pair.Key.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Key.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gets the accounts' names in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the keys of more than one account, with the places of the accounts, rising.</summary>
    public IReadOnlyList<(IdentityKey Key, IReadOnlyList<int> Members)> SharedKeys { get; }

    public static IdentityGraph Of(IEnumerable<CustomerAccount> accounts)
    {
        var merged = new SortedDictionary<string, CustomerAccount>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            Guard.NotNull(account, nameof(accounts));
            merged[account.Name] = merged.TryGetValue(account.Name, out var known)
                ? new CustomerAccount(account.Platform, account.AccountId, [.. known.Keys, .. account.Keys])
                : account;
        }

        return new IdentityGraph([.. merged.Values]);
    }

    /// <summary>Whether accounts have different values of a kind of key, or two are of one platform.</summary>
    public bool Disagree(IReadOnlyList<int> members) =>
        members.Select(member => _platforms[member]).Distinct(StringComparer.Ordinal).Count() < members.Count
        || members.SelectMany(member => _values[member]).Distinct().GroupBy(pair => pair.Key, StringComparer.Ordinal).Any(kind => kind.Count() > 1);
}
