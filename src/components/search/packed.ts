/** Text files of the index that are compressed already (RFC 1950), whatever the host does. */

/** @throws where there is no such file */
export async function fetchPacked(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`search: ${address}: ${String(response.status)}`);
  return new Response(response.body.pipeThrough(new DecompressionStream('deflate'))).text();
}
