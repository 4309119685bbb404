import { folderPlace } from './folder.ts';
import { parquetPlace } from './parquet.ts';
import type { StudyPlace } from './place.ts';
import { postgresPlace } from './postgres.ts';

/**
 * Where studies can be kept. A new kind is a file and an entry here; the folder comes last, since any
 * address can be one.
 */
export const studyPlaces: readonly StudyPlace[] = [postgresPlace, parquetPlace, folderPlace];

export const findPlace = (address: string): StudyPlace =>
  studyPlaces.find((place) => place.holds(address)) ?? folderPlace;
