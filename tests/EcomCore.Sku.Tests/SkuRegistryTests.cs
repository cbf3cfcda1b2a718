namespace EcomCore.Sku.Tests;

public sealed class SkuRegistryTests
{
    private static readonly SkuSchema Free = SkuSchema.Named("free").Separator(string.Empty).Text("style", "A-Z0-9", 1, 12).Build();

    [Fact]
    public void A_new_code_is_added_and_found()
    {
        var registry = new SkuRegistry(SkuSchema.FourLayer);
        Assert.True(registry.Add("TB-01-M-2504").IsAdded);
        Assert.True(registry.Add(SkuSchema.FourLayer.Parse("DD-02-S-2511")).IsAdded);
        Assert.Equal(2, registry.Count);
        Assert.True(registry.Contains("DD-02-S-2511"));
        Assert.False(registry.Contains("DD-02-S-2512"));
        Assert.False(registry.Contains(null));
        Assert.Equal(["TB-01-M-2504", "DD-02-S-2511"], registry.Codes);
    }

    [Fact]
    public void The_same_code_and_another_spelling_of_it_are_refused()
    {
        var registry = new SkuRegistry(SkuSchema.FourLayer);
        registry.Add("TB-01-M-2504");

        var exact = registry.Add("TB-01-M-2504");
        Assert.Equal((RegistryStatus.Duplicate, "TB-01-M-2504"), (exact.Status, exact.Existing));
        var canonical = registry.Add("tb-1-m-2504");
        Assert.Equal((RegistryStatus.CanonicalDuplicate, "TB-01-M-2504"), (canonical.Status, canonical.Existing));
        Assert.Equal("tb-1-m-2504: refused, it is another spelling of TB-01-M-2504", canonical.ToString());
        Assert.Equal(1, registry.Count);
        Assert.True(registry.TryFind("ＴＢ－01－M－2504", out var found));
        Assert.Equal("TB-01-M-2504", found);
    }

    [Fact]
    public void Another_spelling_of_a_new_code_is_not_registered_silently()
    {
        var registry = new SkuRegistry(SkuSchema.FourLayer);
        var answer = registry.Add("tb-01-M-2504");
        Assert.Equal(RegistryStatus.Invalid, answer.Status);
        Assert.Equal("TB-01-M-2504", answer.Report!.Canonical);
        Assert.Equal(0, registry.Count);
    }

    [Fact]
    public void A_code_of_another_schema_is_a_wrong_call()
    {
        var registry = new SkuRegistry(SkuSchema.MasterSku);
        Assert.Throws<ArgumentException>(() => registry.Add(SkuSchema.FourLayer.Parse("TB-01-M-2504")));
        Assert.Throws<ArgumentException>(() => registry.Add(default(SkuCode)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkuRegistry(Free, -1));
    }

    [Fact]
    public void An_import_adds_what_it_can_and_lists_the_rest()
    {
        var registry = new SkuRegistry(SkuSchema.FourLayer);
        var import = registry.Import(["TB-01-M-2504", null, "TB-01-M-2504", "tb-01-m-2504", "TB-01-L-2504"]);

        Assert.Equal(2, import.Added);
        Assert.Equal(
            [
                new RefusedCode(1, string.Empty, RegistryStatus.Invalid, null),
                new RefusedCode(2, "TB-01-M-2504", RegistryStatus.Duplicate, "TB-01-M-2504"),
                new RefusedCode(3, "tb-01-m-2504", RegistryStatus.CanonicalDuplicate, "TB-01-M-2504"),
            ],
            import.Refused);
        Assert.Equal(1, import.Count(RegistryStatus.Duplicate));
        Assert.Equal(2, import.Count(RegistryStatus.Added));
    }

    [Fact]
    public void A_cancelled_import_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => new SkuRegistry(Free).Import(["A"], cancellationToken: cancelled.Token));
    }

    [Theory]
    [InlineData("AB12", "A812", NearDuplicateKind.LookAlike)]
    [InlineData("OS1Z", "05I2", NearDuplicateKind.LookAlike)]
    [InlineData("AB12", "BA12", NearDuplicateKind.Transposition)]
    [InlineData("AB12", "AB13", NearDuplicateKind.Edit)]
    [InlineData("AB12", "AB1", NearDuplicateKind.Edit)]
    [InlineData("AB12", "XAB12", NearDuplicateKind.Edit)]
    [InlineData("AB12", "AB123", NearDuplicateKind.Edit)]
    [InlineData("AAAA", "AAA", NearDuplicateKind.Edit)]
    public void Codes_at_one_slip_are_near(string registered, string text, NearDuplicateKind kind)
    {
        var registry = new SkuRegistry(Free);
        registry.Import([registered, "QQQQQQ"]);
        Assert.Equal([new NearDuplicate(registered, kind)], registry.FindNear(text));
    }

    [Theory]
    [InlineData("AB12")]
    [InlineData("BA13")]
    [InlineData("AB1234")]
    [InlineData("AB")]
    [InlineData("A21B")]
    [InlineData("")]
    [InlineData(null)]
    public void Codes_at_no_slip_or_two_are_not_near(string? text)
    {
        var registry = new SkuRegistry(Free);
        registry.Add("AB12");
        Assert.Empty(registry.FindNear(text));
    }

    [Fact]
    public void A_mistyped_text_that_is_no_code_finds_the_code_that_was_meant()
    {
        var registry = new SkuRegistry(SkuSchema.MasterSku);
        registry.Add(SkuSchema.MasterSku.Compose(["01", "S", "2504", "1", null]).Code);
        Assert.Equal([new NearDuplicate("01-S-2504-0001-R", NearDuplicateKind.Edit)], registry.FindNear("01-S-2504-00中1-R"));
        Assert.Empty(registry.FindNear(new string('0', 1_000_000)));
    }

    [Fact]
    public void Near_pairs_of_an_old_catalogue_are_listed_once()
    {
        var registry = new SkuRegistry(Free);
        registry.Import(["AB12", "XY99", "A812", "AB21"]);
        Assert.Equal(
            [
                new NearPair("AB12", "A812", NearDuplicateKind.LookAlike),
                new NearPair("AB12", "AB21", NearDuplicateKind.Transposition),
            ],
            registry.NearPairs());
    }

    [Fact]
    public void Many_codes_of_one_look_alike_form_are_listed_up_to_a_limit()
    {
        var registry = new SkuRegistry(Free);
        var codes = Enumerable.Range(0, 4096).Select(bits => string.Concat(Enumerable.Range(0, 12).Select(bit => (bits >> bit) % 2 == 0 ? '0' : 'O'))).ToList();
        Assert.Equal(4096, registry.Import(codes).Added);
        Assert.InRange(registry.FindNear(codes[0]).Count, 900, 1012);
    }

    [Fact]
    public void Codes_added_from_many_threads_are_each_registered_once()
    {
        var registry = new SkuRegistry(Free);
        var added = 0;
        Parallel.For(0, 40_000, i =>
        {
            var code = FormattableString.Invariant($"K{i % 10_000}");
            Interlocked.Add(ref added, registry.Add(code).IsAdded ? 1 : 0);
            Assert.True(registry.Contains(code));
            registry.FindNear(code);
        });
        Assert.Equal(10_000, added);
        Assert.Equal(10_000, registry.Count);
        Assert.Equal(10_000, registry.Codes.Distinct().Count());
    }

    [Fact]
    public void Looking_up_allocates_nothing_when_nothing_is_near()
    {
        var registry = new SkuRegistry(SkuSchema.FourLayer);
        registry.Add("TB-01-M-2504");
        Look();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Look();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Look() => Assert.True(registry.Contains("TB-01-M-2504") && !registry.Contains("TB-01-M-2505"));
    }
}
