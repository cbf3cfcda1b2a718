using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

public sealed class CustomerIdentitiesTests
{
    [Fact]
    public void Rows_of_one_account_add_up_their_keys()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => new CustomerAccount("shop", "guest", new IdentityKey("mail", $"{i}")));
        var identities = CustomerIdentities.Join([.. rows, new CustomerAccount("TB", "1", new IdentityKey("mail", "19999"))]);
        Assert.Equal((2, 1), (identities.Accounts, identities.People));
        Assert.Equal("TB/1", identities.PersonOf("shop", "guest"));
    }

    [Fact]
    public void Accounts_that_share_very_many_keys_are_compared_once()
    {
        // One comparison per key would take 10^10 steps, and hours.
        IdentityKey[] shared = [.. Enumerable.Range(0, 100_000).Select(i => new IdentityKey("order", $"{i}"))];
        CustomerAccount[] accounts = [new("TB", "1", [.. shared, new("mail", "x")]), new("DD", "7", [.. shared, new("mail", "y")])];
        var identities = CustomerIdentities.Join(accounts);

        Assert.Equal(1, identities.People);
        Assert.Equal(shared.Length, identities.Conflicts.Count);
        Assert.All(identities.Conflicts, conflict => Assert.Equal(IdentityConflictKind.KeyDisagrees, conflict.Kind));
        Assert.Empty(CustomerIdentities.Join([accounts[0], new("DD", "7", shared)]).Conflicts);
    }

    [Fact]
    public void Lists_of_different_accounts_with_one_hash_are_different()
    {
        var members = new SameMembers();
        int[] some = [0, 31], others = [1, 0];
        Assert.Equal(members.GetHashCode(some), members.GetHashCode(others));
        Assert.False(members.Equals(some, others));
        Assert.True(members.Equals(some, (int[])[0, 31]));
    }

    [Fact]
    public void A_key_of_too_many_tells_nothing_of_those_who_have_it()
    {
        var shop = new IdentityKey("phone", "shop");
        var identities = CustomerIdentities.Join(
        [
            .. Enumerable.Range(0, 6).Select(i => new CustomerAccount("JD", $"{i}", shop)),
            new("TB", "1", shop, new IdentityKey("mail", "x")), new("DD", "7", new IdentityKey("phone", "own"), new IdentityKey("mail", "x")),
        ]);
        Assert.Equal(IdentityConflictKind.KeyOfTooMany, Assert.Single(identities.Conflicts).Kind);
        Assert.Equal("DD/7", identities.PersonOf("TB", "1"));
    }

    [Fact]
    public void A_chain_that_joins_two_accounts_of_a_platform_is_told()
    {
        var joined = CustomerIdentities.Join(
        [
            new("TB", "1", new IdentityKey("phone", "a")),
            new("DD", "7", new IdentityKey("phone", "a"), new IdentityKey("mail", "x")),
            new("TB", "3", new IdentityKey("mail", "x")),
        ]);

        Assert.Equal(1, joined.People);
        var conflict = Assert.Single(joined.Conflicts);
        Assert.Equal((IdentityConflictKind.PersonDisagrees, 3), (conflict.Kind, conflict.AccountCount));
    }

    [Fact]
    public void Accounts_are_joined_through_chains_of_keys()
    {
        var identities = CustomerIdentities.Join(
        [
            Account("TB", "1", "phone:a"), Account("DD", "7", "phone:a", "mail:x"), Account("JD", "3", "mail:x"), Account("JD", "4", "mail:y"),
        ]);
        Assert.Equal((4, 2), (identities.Accounts, identities.People));
        Assert.Equal("DD/7", identities.PersonOf("TB", "1"));
        Assert.Equal("DD/7", identities.PersonOf("JD", "3"));
        Assert.Equal("JD/4", identities.PersonOf("JD", "4"));
        Assert.Equal("XX/9", identities.PersonOf("XX", "9"));
        Assert.Empty(identities.Conflicts);
    }

    [Fact]
    public void A_key_of_too_many_joins_nobody_and_is_reported()
    {
        var identities = CustomerIdentities.Join(Enumerable.Range(0, 6).Select(i => Account($"P{i}", "1", "phone:shop")));
        Assert.Equal(6, identities.People);
        var conflict = Assert.Single(identities.Conflicts);
        Assert.Equal((IdentityConflictKind.KeyOfTooMany, "phone:shop", 6), (conflict.Kind, conflict.Key!.ToString(), conflict.AccountCount));
    }

    [Fact]
    public void A_chain_of_too_many_stays_apart_and_is_reported()
    {
        var identities = CustomerIdentities.Join(
            Enumerable.Range(0, 12).Select(i => Account($"P{i:00}", "1", $"phone:{i}", $"phone:{i + 1}")));
        Assert.Equal(12, identities.People);
        Assert.Equal((IdentityConflictKind.PersonOfTooMany, 12), (Assert.Single(identities.Conflicts).Kind, identities.Conflicts[0].AccountCount));
    }

    [Fact]
    public void Keys_that_disagree_are_reported_and_joined()
    {
        var identities = CustomerIdentities.Join([Account("TB", "1", "phone:a", "mail:x"), Account("DD", "2", "phone:a", "mail:y")]);
        Assert.Equal(1, identities.People);
        Assert.Equal(IdentityConflictKind.KeyDisagrees, Assert.Single(identities.Conflicts).Kind);
    }

    [Fact]
    public void A_platform_with_a_slash_is_refused() => Assert.Throws<ArgumentException>(() => new CustomerAccount("a/b", "c"));

    [Property]
    public Property The_order_of_accounts_changes_nothing_and_joining_agrees_with_spreading_step_by_step() => Prop.ForAll(
        (from count in Gen.Choose(0, 25) from accounts in AnyAccount().ArrayOf(count) from seed in Gen.Choose(0, 99) select (accounts, seed)).ToArbitrary(),
        pair =>
        {
            var (accounts, seed) = pair;
            var shuffled = (CustomerAccount[])accounts.Clone();
            new Random(seed).Shuffle(shuffled);
            var options = new IdentityOptions { MaxAccountsPerKey = 3, MaxAccountsPerPerson = 6 };
            var (first, second) = (CustomerIdentities.Join(accounts, options), CustomerIdentities.Join(shuffled, options));
            var naive = Naive(accounts, options);
            return accounts.All(account =>
                    first.PersonOf(account.Platform, account.AccountId) == second.PersonOf(account.Platform, account.AccountId)
                    && first.PersonOf(account.Platform, account.AccountId) == naive[account.Name])
                && first.Conflicts.Select(Text).SequenceEqual(second.Conflicts.Select(Text));
        });

    private static string Text(IdentityConflict conflict) => $"{conflict.Kind} {conflict.Key} {string.Join(",", conflict.Accounts)}";

    /// <summary>Labels spread along shared keys until nothing changes.</summary>
    private static Dictionary<string, string> Naive(CustomerAccount[] accounts, IdentityOptions options)
    {
        var keys = accounts.GroupBy(account => account.Name).ToDictionary(group => group.Key, group => group.SelectMany(account => account.Keys).ToHashSet());
        var usable = keys.SelectMany(pair => pair.Value).GroupBy(key => key).Where(group => group.Count() <= options.MaxAccountsPerKey).Select(group => group.Key).ToHashSet();
        var labels = keys.Keys.ToDictionary(name => name);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (left, right) in keys.Keys.SelectMany(left => keys.Keys.Select(right => (left, right))))
            {
                if (string.CompareOrdinal(labels[left], labels[right]) < 0 && keys[left].Overlaps(keys[right].Intersect(usable)))
                {
                    labels[right] = labels[left];
                    changed = true;
                }
            }
        }

        var sizes = labels.Values.GroupBy(label => label).ToDictionary(group => group.Key, group => group.Count());
        return labels.ToDictionary(pair => pair.Key, pair => sizes[pair.Value] > options.MaxAccountsPerPerson ? pair.Key : pair.Value);
    }

    private static Gen<CustomerAccount> AnyAccount() =>
        from platform in Gen.Elements("TB", "DD", "JD")
        from id in Gen.Choose(1, 9)
        from count in Gen.Choose(0, 3)
        from keys in Gen.Choose(1, 14).ArrayOf(count)
        select Account(platform, $"{id}", [.. keys.Select(key => key % 2 == 0 ? $"phone:{key}" : $"mail:{key}")]);

    private static CustomerAccount Account(string platform, string id, params string[] keys) =>
        new(platform, id, [.. keys.Select(key => new IdentityKey(key.Split(':')[0], key.Split(':')[1]))]);

    [Fact]
    public void A_chain_is_told_even_where_one_of_its_keys_disagrees_by_itself()
    {
        var joined = CustomerIdentities.Join(
        [
            new("TB", "1", new IdentityKey("phone", "a")),
            new("TB", "2", new IdentityKey("phone", "a"), new IdentityKey("mail", "x")),
            new("DD", "7", new IdentityKey("mail", "x"), new IdentityKey("wx", "w")),
            new("TB", "3", new IdentityKey("wx", "w")),
        ]);

        Assert.Equal(
            [(IdentityConflictKind.KeyDisagrees, 2), (IdentityConflictKind.PersonDisagrees, 4)],
            joined.Conflicts.Select(conflict => (conflict.Kind, conflict.AccountCount)));
    }

    [Fact]
    public void Several_values_of_an_account_agree_with_those_that_share_one_of_them_alone()
    {
        IdentityKey phone = new("phone", "p"), m1 = new("mail", "m1"), m2 = new("mail", "m2"), m3 = new("mail", "m3");

        Assert.Equal(
            IdentityConflictKind.KeyDisagrees, Assert.Single(CustomerIdentities.Join([new("TB", "1", phone, m1, m2), new("DD", "2", phone, m3)]).Conflicts).Kind);
        Assert.Empty(CustomerIdentities.Join([new("TB", "1", phone, m1, m2), new("DD", "2", phone, m2, m3)]).Conflicts);
    }
}
