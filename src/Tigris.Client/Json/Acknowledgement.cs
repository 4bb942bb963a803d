namespace Tigris.Client.Wire;

/// <summary>
/// An answer that only says that it was done: the document's bare objects (UpdateBucketResponse, DeletePolicyResponse, ...). It is parsed
/// all the same, because a page of some gateway in between would otherwise pass for success.
/// </summary>
internal sealed record Acknowledgement;
