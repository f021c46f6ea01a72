/**
 * The value that would stand at a place if numbers were in falling order (C. A. R. Hoare, "Algorithm 65: Find", 1961): to
 * know which hundred of some thousands are the largest, nobody has to sort the rest.
 * @param numbers is put into another order; without NaN
 * @param place from 0
 * @returns nothing where there are not as many
 */
export function nthLargest(numbers: Float64Array, place: number): number | undefined {
  let [first, last] = [0, numbers.length - 1];
  while (first < last) {
    const pivot = numbers[(first + last) >>> 1] ?? 0;
    let [left, right] = [first, last];
    while (left <= right) {
      while ((numbers[left] ?? 0) > pivot) left += 1;
      while ((numbers[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const swapped = numbers[left] ?? 0;
      numbers[left] = numbers[right] ?? 0;
      numbers[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (place <= right) last = right;
    else if (place >= left) first = left;
    else break;
  }
  return numbers[place];
}
