namespace Tigris.Client.Wire;

/// <summary>
/// A response without members: the document's bare objects (UpdateBucketResponse, DeletePolicyResponse, ...). It is parsed, because the page of
/// a gateway would otherwise pass for success.
/// </summary>
internal sealed record Acknowledgement;
