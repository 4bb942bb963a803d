namespace Tigris;

/// <summary>An invoice together with the answer it came in: what is kept for the books must not lack what nobody here knows of yet.</summary>
public sealed class InvoiceDocument
{
    /// <summary>An invoice and its source.</summary>
    /// <param name="invoice">As this module reads it.</param>
    /// <param name="json">As the server sent it.</param>
    public InvoiceDocument(Invoice invoice, string json)
    {
        Invoice = invoice;
        Json = json;
    }

    /// <summary>The invoice as this module reads it.</summary>
    public Invoice Invoice { get; }

    /// <summary>The server's answer, JSON, to the letter.</summary>
    public string Json { get; }
}
