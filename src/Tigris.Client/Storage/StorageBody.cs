using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;

namespace Tigris.Client.Storage;

/// <summary>The parts of the XML of an S3 response that the client reads. Other content has no root.</summary>
internal sealed class StorageBody
{
    // The longest list of buckets has about a tenth of it. S3 responses have at most four levels.
    private const int MostCharacters = 16 * 1024 * 1024;
    private const int Deepest = 16;
    private const int LongestCode = 64;

    private readonly List<string> _buckets = [];

    private StorageBody()
    {
    }

    /// <summary>The name of the root: <c>Error</c>, <c>ListBucketResult</c>, <c>ListAllMyBucketsResult</c>.</summary>
    public string? Root { get; private set; }

    public string? Code { get; private set; }

    public string? Message { get; private set; }

    /// <summary>The access key that a refusal names, or null.</summary>
    public string? AccessKeyId { get; private set; }

    /// <summary>The string to sign that a refusal names, or null.</summary>
    public string? StringToSign { get; private set; }

    /// <summary>The bucket that a list names, or null.</summary>
    public string? ListedBucket { get; private set; }

    public IReadOnlyList<string> Buckets => _buckets;

    public static StorageBody Read(ReadOnlySpan<byte> body)
    {
        var read = new StorageBody();
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            read.Take(reader);
            return read;
        }
        catch (XmlException)
        {
            return new StorageBody();
        }
    }

    private void Take(XmlReader reader)
    {
        var path = new string[Deepest];
        while (reader.Read())
        {
            if (reader.Depth >= Deepest)
            {
                throw new XmlException("Nothing of S3 is that deep.");
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                path[reader.Depth] = reader.LocalName;
                Root ??= reader.LocalName;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                TakeText(string.Join("/", path.Take(reader.Depth)), reader.Value);
            }
        }
    }

    private void TakeText(string path, string text)
    {
        switch (path)
        {
            case "Error/Code":
                // A word; null for any other text.
                Code ??= text.Length <= LongestCode && text.All(char.IsAsciiLetterOrDigit) ? text : null;
                break;
            case "Error/Message":
                Message ??= text;
                break;
            case "Error/AWSAccessKeyId":
                AccessKeyId ??= text;
                break;
            case "Error/StringToSign":
                StringToSign ??= text;
                break;
            case "ListBucketResult/Name":
                ListedBucket ??= text;
                break;
            case "ListAllMyBucketsResult/Buckets/Bucket/Name":
                _buckets.Add(text);
                break;
        }
    }
}
