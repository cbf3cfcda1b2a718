namespace EcomCore.Sku.Tests;

public sealed record SchemeAndPayload(CheckScheme Scheme, string Payload);
