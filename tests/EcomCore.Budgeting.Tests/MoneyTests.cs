namespace EcomCore.Budgeting.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("CNY", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("BHD", 3)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    public void Currencies_have_the_exponent_of_iso_4217(string code, int exponent) => Assert.Equal(exponent, Currency.Of(code).Exponent);

    [Theory]
    [InlineData("CYN")]
    [InlineData("cny")]
    [InlineData("")]
    public void Other_codes_are_refused(string code) => Assert.Throws<ArgumentException>(nameof(code), () => Currency.Of(code));

    [Fact]
    public void A_custom_currency_may_have_up_to_nine_decimals()
    {
        Assert.Equal(0.00000001m, Currency.Custom("BTC", 8).SmallestUnit);
        Assert.Throws<ArgumentOutOfRangeException>("exponent", () => Currency.Custom("BTC", 10));
        Assert.Throws<ArgumentException>("code", () => Currency.Custom("bt", 8));
    }

    [Fact]
    public void The_default_currency_is_none_at_all()
    {
        Assert.Equal("XXX", default(Currency).Code);
        Assert.Equal("0 XXX", default(Money).ToString());
    }

    [Fact]
    public void Amounts_are_whole_smallest_units()
    {
        Assert.Equal(123_456, new Money(1_234.56m, Currency.Cny).MinorUnits);
        Assert.Equal(new Money(1_234.560m, Currency.Cny), Money.FromMinorUnits(123_456, Currency.Cny));
        Assert.Equal("-1234.50 CNY", new Money(-1_234.5m, Currency.Cny).ToString());
        Assert.Throws<ArgumentException>("amount", () => new Money(0.5m, Currency.Jpy));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => new Money(decimal.MaxValue, Currency.Jpy));
        Assert.Throws<ArgumentOutOfRangeException>("minorUnits", () => Money.FromMinorUnits(long.MinValue, Currency.Jpy));
    }
}
