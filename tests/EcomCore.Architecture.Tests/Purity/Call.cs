namespace EcomCore.Architecture.Tests;

/// <summary>A method's body refers to a member: <c>EcomCore.Sku.SkuCode::Parse</c> calls <c>System.Double::ToString(System.String)</c>.</summary>
internal readonly record struct Call(string From, string To)
{
    /// <summary>Where a literal text is loaded.</summary>
    public const string Text = "a text";

    /// <summary>Before the type of a value that becomes an object.</summary>
    public const string Boxing = "box ";
}
