namespace Tigris;

/// <summary>An invoice with the response that contained it. The response keeps the members that the module doesn't know.</summary>
public sealed class InvoiceDocument
{
    /// <summary>Creates an invoice with its response.</summary>
    /// <param name="invoice">The invoice as this module reads it.</param>
    /// <param name="json">The response as the server sent it.</param>
    public InvoiceDocument(Invoice invoice, string json)
    {
        Invoice = invoice;
        Json = json;
    }

    /// <summary>The invoice as this module reads it.</summary>
    public Invoice Invoice { get; }

    /// <summary>The JSON of the response, unchanged.</summary>
    public string Json { get; }
}
